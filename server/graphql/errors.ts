import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError } from '../domain/app-error.ts';

/** Takes what nobody expected: a bug or an outage, with its cause. */
export type ReportError = (message: string, details: Readonly<Record<string, unknown>>) => void;

interface TranslatorOptions {
  readonly report: ReportError;
  /** Whether messages keep graphql's "Did you mean …", which names fields of the schema. */
  readonly suggest: boolean;
  /** Whether an error says that the database cannot do its work at present. */
  readonly isOutage?: (error: unknown) => boolean;
  readonly newIncidentId?: () => string;
}
interface Described {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/**
 * Turns whatever was thrown into what a client may know: a sentence and a code. What is neither a refusal nor a fault of
 * the request is reported once, under an id that the client gets instead of the details.
 */
export class ErrorTranslator {
  readonly #options: TranslatorOptions;
  /** One failed read can surface in a thousand fields: they share its incident. */
  readonly #incidents = new WeakMap<object, string>();

  constructor(options: TranslatorOptions) {
    this.#options = options;
  }

  translate(error: unknown, operationName: string | null = null): GraphQLFormattedError {
    const cause = rootCause(error);
    const { message, extensions } =
      describeRefusal(cause) ?? this.#describeRequest(error) ?? this.#incident(cause, operationName);
    const place = error instanceof GraphQLError ? error : null;
    return {
      message,
      ...(place?.locations ? { locations: place.locations } : {}),
      ...(place?.path ? { path: place.path } : {}),
      extensions,
    };
  }

  #describeRequest(error: unknown): Described | null {
    if (!(error instanceof GraphQLError)) return null;
    const code = codeOf(error);
    if (code === null) return null;
    const field = code === 'BAD_USER_INPUT' ? fieldOfVariable(error.message) : null;
    const message = this.#options.suggest ? error.message : error.message.replace(/ ?Did you mean [\s\S]*\?$/, '');
    return { message: shorten(message), extensions: { code, ...(field === null ? {} : { field }) } };
  }

  #incident(cause: unknown, operationName: string | null): Described {
    const key = typeof cause === 'object' && cause !== null ? cause : { cause };
    let incidentId = this.#incidents.get(key);
    if (incidentId === undefined) {
      incidentId = (this.#options.newIncidentId ?? randomUUID)();
      this.#incidents.set(key, incidentId);
      this.#options.report('A request failed.', { incidentId, operationName, error: cause });
    }
    if (this.#options.isOutage?.(cause) === true) {
      const message = 'The database does not answer at present. Try again in a moment.';
      return { message, extensions: { code: 'UNAVAILABLE', incidentId } };
    }
    const message = `Something went wrong in the server. The details are in its log under ${incidentId}.`;
    return { message, extensions: { code: 'INTERNAL', incidentId } };
  }
}

/** A refusal of a service as an error of its own, for the places where GraphQL has not wrapped it; with its HTTP status. */
export function refusalError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const status = error.code === 'UNAUTHENTICATED' ? 401 : error.code === 'RATE_LIMITED' ? 429 : 403;
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http: { status } },
  });
}

function describeRefusal(cause: unknown): Described | null {
  if (!(cause instanceof AppError)) return null;
  const { code, message, field, retryAfterSeconds } = cause;
  return {
    message,
    extensions: {
      code,
      ...(field === null ? {} : { field }),
      ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
    },
  };
}

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** The code of an error that the request itself has caused; null when the fault is ours. */
function codeOf(error: GraphQLError): string | null {
  const { code } = error.extensions;
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') return code;
  // What graphql finds while it reads variables and arguments carries no code of its own.
  const isInput = /^(Variable "\$|Argument "|Too many errors processing variables)/.test(error.message);
  return isInput ? 'BAD_USER_INPUT' : null;
}

/** `input.operations.3.createTask.title` from graphql's message about a variable; null where it names no place. */
function fieldOfVariable(message: string): string | null {
  const name = /^Variable "\$(\w+)"/.exec(message)?.[1];
  if (name === undefined) return null;
  const path = new RegExp(` at "(${name}[\\w.[\\]]*)"; `).exec(message)?.[1] ?? name;
  return path.replaceAll('[', '.').replaceAll(']', '');
}

/** graphql repeats the value that it refuses, which may be a whole document. */
function shorten(message: string): string {
  return message.length <= 600 ? message : `${message.slice(0, 200)} … ${message.slice(-300)}`;
}
