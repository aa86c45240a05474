import { readProviderSettings, type ProviderSettings } from './agents/provider-settings.ts';

export interface Config {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** `sqlite:path/to/file.db`, or `postgres://…`. May hold a password: never logged. */
  readonly databaseUrl: string;
  readonly logLevel: string;
  /** Names under which the server is reached, besides localhost and IP addresses. */
  readonly allowedHosts: readonly string[];
  readonly isProduction: boolean;
  readonly providers: ProviderSettings;
}

/** One or more settings are missing or wrong. Each problem is a sentence that names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** The settings that the environment gives. Throws ConfigError with all problems at once. */
export function readConfig(environment: Environment): Config {
  const problems: string[] = [];
  const text = (name: string, fallback: string): string => environment[name]?.trim() || fallback;
  const config: Config = {
    host: text('HOST', '127.0.0.1'),
    port: readPort(text('PORT', '4000'), problems),
    databaseUrl: readDatabaseUrl(text('DATABASE_URL', 'sqlite:data/orchestrator.db'), problems),
    logLevel: text('LOG_LEVEL', 'info'),
    allowedHosts: text('ALLOWED_HOSTS', '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    isProduction: environment['NODE_ENV'] !== 'development',
    providers: readProviderSettings(environment, problems),
  };
  if (!LOG_LEVELS.includes(config.logLevel)) problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function readPort(text: string, problems: string[]): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    problems.push(`PORT must be a number between 0 and 65535, and is “${text}”.`);
  return port;
}

function readDatabaseUrl(text: string, problems: string[]): string {
  if (/^sqlite:.+/.test(text)) return text;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPostgres =
    url !== null && (url.protocol === 'postgres:' || url.protocol === 'postgresql:') && url.hostname !== '';
  if (!isPostgres)
    problems.push(
      'DATABASE_URL must have the form sqlite:path/to/file.db or postgres://user:password@host:port/database.',
    );
  return text;
}
