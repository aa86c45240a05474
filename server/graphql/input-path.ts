import { AppError } from '../domain/app-error.ts';
import type { OperationInput } from './patch/operation.input.ts';

/** Says of a refused field where it stands in the argument `input`. */
export function underInput<T>(result: Promise<T>): Promise<T> {
  return refusedAt(result, (field) => `input.${field}`);
}

/**
 * Says of a refused field of an operation where the client wrote it: services know `operations.3.title`, the client
 * wrote `operations.3.createTask.title`. `prefix` stands before it, such as `input.`.
 */
export function underOperations<T>(
  result: Promise<T>,
  operations: readonly OperationInput[],
  prefix: string,
): Promise<T> {
  return refusedAt(result, (field) => prefix + withKind(field, operations));
}

function withKind(field: string, operations: readonly OperationInput[]): string {
  const [list, index, ...rest] = field.split('.');
  const operation = list === 'operations' ? operations[Number(index)] : undefined;
  if (operation === undefined) return field;
  return [list, index, kindOf(operation), ...rest].join('.');
}

/** The one key that the client has set. */
function kindOf(operation: OperationInput): keyof OperationInput {
  return Object.keys(operation)[0] as keyof OperationInput;
}

async function refusedAt<T>(result: Promise<T>, place: (field: string) => string): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof AppError) || error.field === null) throw error;
    const { code, message, field, retryAfterSeconds } = error;
    throw new AppError(code, message, { field: place(field), retryAfterSeconds, cause: error });
  }
}
