import { Suspense, useEffect, useState } from 'react';
import type { EditConflict, PlanEdit } from '../apollo/edit-queue.ts';
import { onEditOutcome } from '../apollo/plan-edits.ts';
import { forgetUnsaved, keepUnsaved } from '../apollo/unsaved-edits.ts';
import { announce } from '../ui/live-regions.tsx';
import { showToast } from '../ui/toasts.ts';
import { lazyComponent } from '../lib/lazy-component.ts';

const ConflictDialog = lazyComponent(() => import('../features/task/conflict-dialog.tsx'), 'ConflictDialog');

/** An edit that somebody else's change stood in the way of. */
interface ConflictedEdit {
  readonly edit: PlanEdit;
  readonly conflicts: readonly EditConflict[];
  /** What was written is kept until somebody has chosen; null where nothing was written. */
  readonly unsavedKey: string | null;
}

/** Shows what became of edits that did not go through: refusals as notices, conflicts as a question. */
export function EditOutcomes() {
  const [conflicted, setConflicted] = useState<readonly ConflictedEdit[]>([]);
  useEffect(function listenToOutcomes() {
    return onEditOutcome((edit, outcome) => {
      if (outcome.type === 'refused') {
        keepUnsaved(edit, outcome.message);
        showToast({ title: `Not saved: ${edit.title}`, description: outcome.message, tone: 'error' });
      } else if (outcome.type === 'conflict') {
        announce('Somebody else has changed the same. Choose what is to stay.', 'assertive');
        const unsavedKey = keepUnsaved(edit, 'Somebody else has changed the same meanwhile.');
        setConflicted((before) => [...before, { edit, conflicts: outcome.conflicts, unsavedKey }]);
      }
    });
  }, []);
  const [first] = conflicted;
  return (
    first && (
      <Suspense>
        <ConflictDialog
          key={conflicted.length}
          edit={first.edit}
          conflicts={first.conflicts}
          onDone={() => {
            forgetUnsaved(first.unsavedKey);
            setConflicted((before) => before.slice(1));
          }}
        />
      </Suspense>
    )
  );
}
