export const APP_ERROR_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'CONFLICT',
  'RATE_LIMITED',
  'RESYNC',
  'QUERY_TOO_COMPLEX',
  'UNAVAILABLE',
] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** A refusal with a sentence for the person who asked. Everything else that is thrown is a bug or an outage. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  /** Path into the input, such as `operations.3.title`; null where no single field is at fault. */
  readonly field: string | null;
  /** For RATE_LIMITED: seconds after which it makes sense to ask again. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: AppErrorCode,
    message: string,
    details: { field?: string | null; retryAfterSeconds?: number | null; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.field = details.field ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}

export function badInput(field: string | null, message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { field });
}

/** Also for what the caller may not see. */
export function notFound(noun: string, id: string): AppError {
  return new AppError('NOT_FOUND', `There is no ${noun} with the id ${id}.`);
}
