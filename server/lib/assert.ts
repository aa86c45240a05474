/** Fails with what was expected and found. For invariants; bad input is answered with an AppError. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Closes a switch over a union: a member that was forgotten is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
