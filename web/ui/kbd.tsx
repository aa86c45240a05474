import { keysForPerson } from './keys.ts';

/** Keys, drawn small: a shortcut by its name (`project.newTask`), or keys in the notation of the catalogue. Nothing where it has none now. */
export function Kbd({ keys }: { readonly keys: string }) {
  const words = keysForPerson(keys);
  if (words === '') return null;
  return <kbd className="rounded-chip border border-line bg-panel px-1 font-sans text-11 text-mut">{words}</kbd>;
}
