import { pino, stdSerializers, type Logger as PinoLogger } from 'pino';

export type Logger = Pick<PinoLogger, 'info' | 'warn' | 'error' | 'debug'>;

/** JSON lines on standard error. Never prompts, texts of tasks, or secrets. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, serializers: { error: stdSerializers.err } }, process.stderr);
}
