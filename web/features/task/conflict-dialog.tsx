import type { EditConflict, PlanEdit } from '../../apollo/plan-edit.ts';
import { applyEdit } from '../../apollo/plan-edits.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { canOverwrite, conflictValues } from '../patch/conflict.ts';
import type { Names } from '../patch/field-labels.ts';

export interface ConflictDialogProps {
  readonly edit: PlanEdit;
  readonly conflicts: readonly EditConflict[];
  /** Told when somebody has chosen; what they wrote is needed no more. */
  readonly onDone: () => void;
  /** Told when they have left without choosing between the two. */
  readonly onLeave: () => void;
}

/**
 * An edit that met somebody else's: what was there, what is there now, and what the person wrote, which stays readable
 * and can be copied whatever is chosen. Closing keeps what is there now, and what they wrote for later.
 */
export function ConflictDialog({ edit, conflicts, onDone, onLeave }: ConflictDialogProps) {
  const index = usePlanIndex(edit.projectId);
  const names: Names = {
    taskTitle: (taskId) => index.byId.get(taskId)?.title,
    personName: (personId) => index.people.get(personId)?.name,
  };
  const canUseMine = conflicts.every(canOverwrite);

  function useMine() {
    void applyEdit({ ...edit, onConflict: 'OVERWRITE' });
    onDone();
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onLeave();
      }}
      title="Somebody else changed this meanwhile"
      description={`Not saved yet: ${edit.title}.`}
      actions={
        canUseMine ? (
          <>
            <Button onClick={onDone}>Keep theirs</Button>
            <Button variant="primary" onClick={useMine}>
              Use mine
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={onLeave}>
            Understood
          </Button>
        )
      }
    >
      <ul className="flex flex-col gap-4">
        {conflicts.map((conflict) => (
          <li key={`${conflict.operationId} ${conflict.field}`}>
            <p>{conflict.message}</p>
            <ConflictedValue conflict={conflict} names={names} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function ConflictedValue({ conflict, names }: { readonly conflict: EditConflict; readonly names: Names }) {
  const values = conflictValues(conflict, names);
  if (!values) return null;
  return (
    <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 rounded-panel bg-panel p-3">
      <Value name={`${values.label} was`} text={values.was} />
      <Value name="Is now" text={values.now} />
      <Value name="Yours" text={values.proposed} isOwn />
    </dl>
  );
}

function Value({ name, text, isOwn }: { readonly name: string; readonly text: string; readonly isOwn?: boolean }) {
  return (
    <>
      <dt className="text-mut">{name}</dt>
      <dd className={isOwn ? 'font-medium wrap-anywhere whitespace-pre-wrap' : 'wrap-anywhere whitespace-pre-wrap'}>
        {text}
      </dd>
    </>
  );
}
