import { readFileSync } from 'node:fs';
import { readProviderSettings, type ProviderSettings } from './agents/provider-settings.ts';
import { parseSettingsFile, type SettingsFile } from './agents/settings/settings-file.ts';

export interface Config {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** `sqlite:path/to/file.db`, or `postgres://…`. May hold a password: never logged. */
  readonly databaseUrl: string;
  /** `redis://…` or `rediss://…`; null where there is none. May hold a password: never logged. */
  readonly redisUrl: string | null;
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

/**
 * The settings that the environment and the settings file give. Throws ConfigError with all problems at once.
 *
 * `defaultSettingsFile` is read where it exists and SETTINGS_FILE names no other; null: there is none.
 */
export function readConfig(environment: Environment, defaultSettingsFile: string | null = null): Config {
  const problems: string[] = [];
  const text = (name: string, fallback: string): string => environment[name]?.trim() || fallback;
  const config: Config = {
    host: text('HOST', '127.0.0.1'),
    port: readPort(text('PORT', '4000'), problems),
    databaseUrl: readDatabaseUrl(text('DATABASE_URL', 'sqlite:data/orchestrator.db'), problems),
    redisUrl: readRedisUrl(text('REDIS_URL', ''), problems),
    logLevel: text('LOG_LEVEL', 'info'),
    allowedHosts: text('ALLOWED_HOSTS', '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    isProduction: environment['NODE_ENV'] !== 'development',
    providers: readProviderSettings(
      environment,
      problems,
      readSettingsFile(text('SETTINGS_FILE', ''), defaultSettingsFile, problems),
    ),
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

function readRedisUrl(text: string, problems: string[]): string | null {
  if (text === '') return null;
  const url = URL.parse(text);
  if (url?.hostname && (url.protocol === 'redis:' || url.protocol === 'rediss:')) return text;
  problems.push('REDIS_URL must have the form redis://host:port or rediss://user:password@host:port.');
  return null;
}

function readSettingsFile(named: string, usual: string | null, problems: string[]): SettingsFile {
  const path = named === '' ? usual : named;
  if (path === null) return {};
  try {
    return parseSettingsFile(path, readFileSync(path, 'utf8'), problems);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (named === '' && code === 'ENOENT') return {};
    problems.push(
      code === 'ENOENT'
        ? `SETTINGS_FILE names ${path}, but there is no such file.`
        : `The settings file ${path} cannot be read (${code}).`,
    );
    return {};
  }
}
