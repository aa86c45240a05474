import type { MessagePort } from 'node:worker_threads';
import type { Actor } from '../domain/actor.ts';
import { AppError, type AppErrorCode } from '../domain/app-error.ts';
import type { ProjectId } from '../domain/ids.ts';
import type { TableRequest } from './csv/csv-reading.ts';
import type { ExportFormat } from './export-service.ts';

/** What the thread for files is asked to do. */
export type FileJob =
  /** Answers what the file is called and what it is, and then its bytes. */
  | { readonly kind: 'export'; readonly actor: Actor; readonly projectId: ProjectId; readonly format: ExportFormat }
  /** Answers what was made. */
  | {
      readonly kind: 'import';
      readonly actor: Actor;
      /** When it was asked for. */
      readonly at: Date;
      /** The bytes of the file. */
      readonly source: MessagePort;
    }
  /** Answers what the table would become. */
  | ({ readonly kind: 'table' } & TableRequest);

/** An error on its way between threads, which keeps of it what tells a refusal from an outage and from a bug. */
interface PackedError {
  readonly refusal: AppErrorCode | null;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly field: string | null;
  readonly retryAfterSeconds: number | null;
  /** Of a database or the system, where it has one. */
  readonly code: string | null;
}

export function packError(error: unknown): PackedError {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const refusal = error instanceof AppError ? error : null;
  const { code } = error as { readonly code?: unknown };
  return {
    refusal: refusal?.code ?? null,
    name,
    message,
    stack,
    field: refusal?.field ?? null,
    retryAfterSeconds: refusal?.retryAfterSeconds ?? null,
    code: typeof code === 'string' ? code : null,
  };
}

export function unpackError(packed: unknown): Error {
  const { refusal, name, message, stack, field, retryAfterSeconds, code } = packed as PackedError;
  if (refusal !== null) return new AppError(refusal, message, { field, retryAfterSeconds });
  return Object.assign(new Error(message), { name, stack, ...(code !== null && { code }) });
}

/** Files that are read and written at once. Most take less than a second; one that is read slowly counts for as long. */
export const FILES_AT_ONCE = 16;

export function tooManyFiles(): AppError {
  return new AppError(
    'RATE_LIMITED',
    `${FILES_AT_ONCE} files are being read or written just now. Try again in a moment.`,
    {
      retryAfterSeconds: 5,
    },
  );
}
