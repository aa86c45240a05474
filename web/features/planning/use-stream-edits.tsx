import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { announce } from '../../ui/live-regions.tsx';
import { isEditable } from '../patch/edit-draft.ts';
import type { Names } from '../patch/field-labels.ts';
import { editsKey } from '../patch/kept-forms.ts';
import type { ReviewOperation } from '../patch/operation.ts';
import {
  keepPendingEdits,
  mergedChanges,
  NO_EDITS,
  type PendingEdits,
  readPendingEdits,
  withPendingEdit,
} from '../patch/pending-edits.ts';
import { useKeptForms } from '../patch/use-kept-forms.ts';

const OperationEditor = lazyComponent(() => import('../patch/operation-editor.tsx'), 'OperationEditor');

export interface StreamEdits {
  /** The operations with what was written into them. */
  readonly operations: readonly ReviewOperation[];
  readonly editing: { readonly id: string; readonly form: ReactNode } | null;
  readonly onEdit: (id: string) => void;
  readonly onReset: (id: string) => void;
}

/**
 * Other values for operations while more of them arrive. They are kept in this browser, over a reload too; the review sends
 * them when there is a proposal.
 */
export function useStreamEdits(
  runId: string,
  arrived: readonly ReviewOperation[],
  names: Names,
  onClosed: (id: string) => void,
): StreamEdits {
  const [edits, setEdits] = useState<PendingEdits>(NO_EDITS);
  const [editingId, setEditingId] = useState<string | null>(null);
  const open = useCallback((id: string) => setEditingId((current) => current ?? id), []);
  const forms = useKeptForms(editsKey(runId), open);
  useEffect(
    function takeUpWhatWasWritten() {
      let isGone = false;
      void readPendingEdits(runId).then((kept) => {
        if (!isGone) setEdits((was) => new Map([...kept, ...was]));
      });
      return () => {
        isGone = true;
      };
    },
    [runId],
  );
  const write = useCallback(
    (next: PendingEdits) => {
      setEdits(next);
      void keepPendingEdits(runId, next);
    },
    [runId],
  );

  const operations = useMemo(
    () =>
      edits.size === 0
        ? arrived
        : arrived.map((operation) => {
            const edit = edits.get(operation.id);
            return edit ? withPendingEdit(operation, edit) : operation;
          }),
    [arrived, edits],
  );
  // What edits an operation stays the same while more of them arrive, or every row would render again with each.
  const latest = useRef(operations);
  latest.current = operations;
  const operation = editingId === null ? undefined : operations.find(({ id }) => id === editingId);
  const form = operation && (
    <Suspense>
      <OperationEditor
        key={operation.id}
        operation={operation}
        names={names}
        kept={forms.draftOf(operation.id)}
        onDraft={(draft) => forms.keep(operation.id, draft)}
        onSave={async (changes, draft) => {
          const before = edits.get(operation.id)?.changes ?? {};
          write(new Map([...edits, [operation.id, { changes: mergedChanges(before, changes), draft }]]));
          announce(`Edited ${operation.title}.`);
        }}
        onClose={() => {
          forms.forget(operation.id);
          setEditingId(null);
          onClosed(operation.id);
        }}
      />
    </Suspense>
  );
  return {
    operations,
    editing: operation ? { id: operation.id, form } : null,
    onEdit: useCallback((id) => {
      const wanted = latest.current.find((each) => each.id === id);
      if (wanted && isEditable(wanted)) setEditingId(id);
    }, []),
    onReset: useCallback((id) => write(new Map([...edits].filter(([edited]) => edited !== id))), [edits, write]),
  };
}
