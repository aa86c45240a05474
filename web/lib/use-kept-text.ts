import { useKeptValue } from './use-kept-value.ts';

export interface KeptText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Goes back to `initial` here, and forgets it in the browser's store. */
  readonly clear: () => void;
}

/** A text that somebody is writing, kept as `useKeptValue` says. */
export function useKeptText(key: string, initial = ''): KeptText {
  const { value: text, setValue: setText, clear } = useKeptValue(key, initial);
  return { text, setText, clear };
}
