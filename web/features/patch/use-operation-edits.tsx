import { Suspense, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ReviewPage_EditDocument, ReviewPage_ResetOperationDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import { type EditDraft, isEditable } from './edit-draft.ts';
import type { Names } from './field-labels.ts';
import { editsKey } from './kept-forms.ts';
import { useKeptForms } from './use-kept-forms.ts';
import type { Proposal } from './use-proposal.ts';

const OperationEditor = lazyComponent(() => import('./operation-editor.tsx'), 'OperationEditor');

export interface OperationEdits {
  readonly editing: { readonly id: string; readonly form: ReactNode } | null;
  readonly onEdit: (id: string) => void;
  readonly onReset: (id: string) => void;
}

/** Writing other values for what is proposed, kept on the server for all who review it, and taking that back. */
export function useOperationEdits(
  { patch, change }: Proposal,
  names: Names,
  told: { readonly onSaved: (operationId: string) => void; readonly onClosed: () => void },
): OperationEdits {
  const [editingId, setEditingId] = useState<string | null>(null);
  const operation = patch.operations.find(({ id }) => id === editingId);
  const patchId = patch.id;
  const runId = patch.run?.id;
  const open = useCallback((operationId: string) => setEditingId((current) => current ?? operationId), []);
  // A form that was open while the run was still going goes on here.
  const forms = useKeptForms(editsKey(patchId), open, runId && editsKey(runId));
  const { keep } = forms;
  useEffect(
    function sendWhatWasWrittenDuringTheRun() {
      if (runId === undefined) return;
      const reopen = (operationId: string, draft: EditDraft) => {
        keep(operationId, draft);
        setEditingId(operationId);
      };
      void import('./send-pending-edits.ts').then(({ sendPendingEdits }) =>
        sendPendingEdits({ runId, patchId, change, reopen }),
      );
    },
    [runId, patchId, change, keep],
  );

  const onReset = useCallback(
    async (operationId: string) => {
      try {
        const variables = { patchId, operationId };
        await change(ReviewPage_ResetOperationDocument, variables, ({ resetOperation }) => resetOperation);
        announce('Back to what was proposed.');
      } catch (error) {
        showToast({ title: 'The edit could not be taken back.', description: errorSentence(error), tone: 'error' });
      }
    },
    [change, patchId],
  );

  const form = operation && (
    <Suspense>
      <OperationEditor
        key={operation.id}
        operation={operation}
        names={names}
        kept={forms.draftOf(operation.id)}
        onDraft={(draft) => keep(operation.id, draft)}
        onSave={async (changes) => {
          const variables = { patchId, operationId: operation.id, changes };
          await change(ReviewPage_EditDocument, variables, ({ editOperation }) => editOperation);
          told.onSaved(operation.id);
          announce(`Edited ${operation.title}.`);
        }}
        onClose={() => {
          forms.forget(operation.id);
          setEditingId(null);
          told.onClosed();
        }}
      />
    </Suspense>
  );
  return {
    editing: operation ? { id: operation.id, form } : null,
    onEdit: useCallback(
      (id: string) => {
        const wanted = patch.operations.find((each) => each.id === id);
        if (!wanted || !isEditable(wanted)) return;
        setEditingId(id);
      },
      [patch.operations],
    ),
    onReset: useCallback((id: string) => void onReset(id), [onReset]),
  };
}
