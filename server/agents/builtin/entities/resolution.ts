/**
 * What words were found to mean. `confidence` orders readings of the same words: 3 for what can mean nothing else.
 * `problem` is a sentence without its end for a person; null where the words do not even look like such a thing.
 */
export type Resolution<T> =
  | { readonly ok: true; readonly value: T; readonly confidence: number }
  | { readonly ok: false; readonly problem: string | null };

export function found<T>(value: T, confidence: number): Resolution<T> {
  return { ok: true, value, confidence };
}
export function failed(problem: string | null): { readonly ok: false; readonly problem: string | null } {
  return { ok: false, problem };
}
