import { useCallback, useEffect, useRef } from 'react';
import { keepAtOnce, keepLocally, readKept } from '../../lib/kept-locally.ts';
import type { EditDraft } from './edit-draft.ts';
import { type KeptForm, withForm } from './kept-forms.ts';

export interface KeptForms {
  /** What stands in the form of an operation when it opens; nothing where it was not begun. */
  readonly draftOf: (operationId: string) => EditDraft;
  readonly keep: (operationId: string, draft: EditDraft) => void;
  readonly forget: (operationId: string) => void;
}

/**
 * The forms of operations that were begun and neither saved nor given up, kept in this browser under `key`. What was kept
 * under `earlierKey` is taken over. `open` is told once of the one that was written in last; it stays the same function.
 */
export function useKeptForms(key: string, open: (operationId: string) => void, earlierKey?: string): KeptForms {
  const latest = useRef<readonly KeptForm[]>([]);
  const write = useCallback(
    (forms: readonly KeptForm[]) => {
      latest.current = forms;
      keepAtOnce(key, forms.length === 0 ? undefined : forms);
    },
    [key],
  );
  useEffect(
    function openWhatWasBeingWritten() {
      let isGone = false;
      // Nothing is kept under no name.
      const reading = [earlierKey ?? '', key].map((from) => readKept<readonly KeptForm[]>(from));
      void Promise.all(reading).then(([earlier = [], own = []]) => {
        const forms = [...own, ...latest.current].reduce(withForm, earlier);
        const last = forms.at(-1);
        if (isGone || !last) return;
        latest.current = forms;
        if (earlierKey && earlier.length > 0) {
          write(forms);
          void keepLocally(earlierKey, undefined);
        }
        open(last.operationId);
      });
      return () => {
        isGone = true;
      };
    },
    [key, earlierKey, open, write],
  );
  return {
    draftOf: (operationId) => latest.current.find((form) => form.operationId === operationId)?.draft ?? {},
    keep: useCallback((operationId, draft) => write(withForm(latest.current, { operationId, draft })), [write]),
    forget: (operationId) => write(latest.current.filter((form) => form.operationId !== operationId)),
  };
}
