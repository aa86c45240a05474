import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import type { EditConflict, PlanEdit } from '../apollo/plan-edit.ts';
import { onEditOutcome } from '../apollo/plan-edits.ts';
import { forgetUnsaved, keepUnsaved, useUnsavedEdits } from '../apollo/unsaved-edits.ts';
import { showToast } from '../ui/toasts.ts';
import { lazyComponent } from '../lib/lazy-component.ts';
import { loadChunk } from '../lib/load-chunk.ts';

const UnsavedStrip = lazyComponent(() => import('./unsaved-strip.tsx'), 'UnsavedStrip');
const ConflictDialog = lazyComponent(() => import('../features/task/conflict-dialog.tsx'), 'ConflictDialog');

/** An edit that somebody else's change stood in the way of. */
interface ConflictedEdit {
  readonly edit: PlanEdit;
  readonly conflicts: readonly EditConflict[];
  /** What was written is kept until somebody has chosen; null where nothing was written. */
  readonly unsavedKey: string | null;
}

/**
 * Shows what became of edits that did not go through: refusals as notices, conflicts as a question, and above the page what
 * is left of both.
 */
export function EditOutcomes() {
  const [conflicted, setConflicted] = useState<readonly ConflictedEdit[]>([]);
  const hasUnsaved = useUnsavedEdits().length > 0;
  const client = useApolloClient();
  const navigate = useNavigate();
  useEffect(
    function listenToOutcomes() {
      return onEditOutcome((edit, outcome) => {
        if (edit.proposal) {
          const applied = { ...edit, ...edit.proposal };
          void loadChunk(() => import('../features/patch/proposal-outcome.ts')).then(({ tellProposalOutcome }) =>
            tellProposalOutcome(applied, outcome, client, navigate),
          );
        } else if (outcome.type === 'refused') {
          keepUnsaved(edit, outcome.message);
          showToast({ title: `Not saved: ${edit.title}`, description: outcome.message, tone: 'error' });
        } else if (outcome.type === 'conflict') {
          const { conflicts } = outcome;
          const reason = conflicts.map(({ message }) => message).join(' ');
          const unsavedKey = keepUnsaved(edit, reason, conflicts);
          setConflicted((before) => [...before, { edit, conflicts, unsavedKey }]);
        }
      });
    },
    [client, navigate],
  );
  const [first] = conflicted;
  const next = () => setConflicted((before) => before.slice(1));
  return (
    <Suspense>
      {hasUnsaved && <UnsavedStrip />}
      {first && (
        <ConflictDialog
          key={conflicted.length}
          {...first}
          onDone={() => {
            forgetUnsaved(first.unsavedKey);
            next();
          }}
          onLeave={next}
        />
      )}
    </Suspense>
  );
}
