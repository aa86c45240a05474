import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import type { EditConflict, PlanEdit } from '../../apollo/plan-edit.ts';
import { applyEdit } from '../../apollo/plan-edits.ts';
import { textsIn } from '../../apollo/unsaved-edits.ts';
import { Button } from '../../ui/button.tsx';
import { canOverwrite } from '../patch/conflict.ts';
import { restoreTask } from '../patch/restore-task.ts';
import type { Deletion } from './use-deletions.ts';
import { waysOut } from './ways-out.ts';

export interface ConflictActionsProps {
  readonly edit: PlanEdit;
  readonly conflicts: readonly EditConflict[];
  /** What took the tasks that the edit needs, as far as it is in the trash. */
  readonly deletions: readonly Deletion[];
  /** Told when somebody has chosen: the edit is on its way in another form, or is not wanted any more. */
  readonly onDone: () => void;
}

/** What can become of an edit that met somebody else's changes, as buttons; what keeps the most of it is the main one. */
export function ConflictActions({ edit, conflicts, deletions, onDone }: ConflictActionsProps) {
  const client = useApolloClient();
  const [isBusy, setIsBusy] = useState(false);
  const text = textsIn(edit).join('\n');
  const ways = waysOut(edit, conflicts);
  const isForced = conflicts.every(canOverwrite);

  function send(changed: PlanEdit) {
    void applyEdit(changed);
    onDone();
  }

  async function bringBack() {
    setIsBusy(true);
    let areBack = true;
    for (const { task } of deletions) areBack &&= await restoreTask(client, edit.projectId, task);
    setIsBusy(false);
    if (areBack) send(edit);
  }

  return (
    <>
      <Button variant="ghost" onClick={onDone}>
        {!isForced ? 'Throw away' : ways.length > 1 ? 'Throw mine away' : 'Keep theirs'}
      </Button>
      {!isForced && text !== '' && <Button onClick={() => void navigator.clipboard?.writeText(text)}>Copy</Button>}
      {ways.map(({ label, edit: changed }, at) => (
        <Button
          key={label}
          variant={at === ways.length - 1 && deletions.length === 0 ? 'primary' : 'secondary'}
          onClick={() => send(changed)}
        >
          {label}
        </Button>
      ))}
      {deletions.length > 0 && (
        <Button variant="primary" busy={isBusy} onClick={() => void bringBack()}>
          {deletions.length === 1 ? 'Bring it back' : `Bring ${deletions.length} tasks back`}
        </Button>
      )}
    </>
  );
}
