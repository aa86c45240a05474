import { keysForPerson } from './keys.ts';

/** Keys, drawn small; `keys` in tinykeys notation. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className="rounded-chip border border-line bg-panel px-1 font-sans text-11 text-mut">
      {keysForPerson(keys)}
    </kbd>
  );
}
