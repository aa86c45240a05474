import { useCallback, useState } from 'react';

const PREFIX = 'orchestrator.draft.';

/** Text that is being written and not yet saved; survives a reload of the tab. Null: there is none. */
export function useDraft(name: string): [string | null, (text: string | null) => void] {
  const [draft, setDraft] = useState(() => sessionStorage.getItem(PREFIX + name));
  const keep = useCallback(
    (text: string | null) => {
      setDraft(text);
      try {
        if (text === null) sessionStorage.removeItem(PREFIX + name);
        else sessionStorage.setItem(PREFIX + name, text);
      } catch {
        // A full storage: the draft then lasts as long as the page.
      }
    },
    [name],
  );
  return [draft, keep];
}
