import { createContext, useContext } from 'react';

/** Which fields of an update go in, and the way to change that. */
export interface FieldChoice {
  readonly title: string;
  readonly leftOut: ReadonlySet<string>;
  readonly onToggle: (field: string) => void;
}

/** Null where there is nothing to choose: one field alone, a past or rejected operation, anything but an update. */
export const FieldChoiceContext = createContext<FieldChoice | null>(null);

/** The box that takes one field of an update in or leaves it out. */
export function FieldBox({ field, label }: { readonly field: string; readonly label: string }) {
  const choice = useContext(FieldChoiceContext);
  if (choice === null) return null;
  return (
    <label className="relative mr-1 inline-grid size-6 place-items-center align-middle coarse:size-11">
      <span className="sr-only">{`Include ${label.toLowerCase()} of ${choice.title}`}</span>
      <input
        type="checkbox"
        checked={!choice.leftOut.has(field)}
        onChange={() => choice.onToggle(field)}
        className="size-3.5 accent-acc coarse:size-5"
      />
    </label>
  );
}

/** Whether a field was left out by the reviewer. */
export function useIsLeftOut(field: string): boolean {
  return useContext(FieldChoiceContext)?.leftOut.has(field) ?? false;
}
