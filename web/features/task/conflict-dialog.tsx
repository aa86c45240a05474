import type { EditConflict, PlanEdit } from '../../apollo/plan-edit.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { textsIn } from '../../apollo/unsaved-edits.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { canOverwrite, conflictValues } from '../patch/conflict.ts';
import type { Names } from '../patch/field-labels.ts';
import { Moment, PatchAuthor } from '../patch/patch-status.tsx';
import { ConflictActions } from './conflict-actions.tsx';
import { type Deletion, useDeletions } from './use-deletions.ts';

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
 * and can be copied whatever is chosen; or what is gone, by whom, and what can be done about it. Closing keeps what is
 * there now, and what they wrote for later.
 */
export function ConflictDialog({ edit, conflicts, onDone, onLeave }: ConflictDialogProps) {
  const index = usePlanIndex(edit.projectId);
  const names: Names = {
    taskTitle: (taskId) => index.byId.get(taskId)?.title,
    personName: (personId) => index.people.get(personId)?.name,
  };
  const deletions = useDeletions(edit.projectId, conflicts);
  const isForced = conflicts.every(canOverwrite);
  const texts = isForced ? [] : textsIn(edit);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onLeave();
      }}
      title={isForced ? 'Somebody else changed this meanwhile' : 'This does not fit the plan any more'}
      description={`Not saved yet: ${edit.title}.`}
      actions={<ConflictActions edit={edit} conflicts={conflicts} deletions={deletions} onDone={onDone} />}
    >
      <ul className="flex flex-col gap-4">
        {conflicts.map((conflict) => (
          <li key={`${conflict.operationId} ${conflict.field}`}>
            <p className="wrap-anywhere">{conflict.message}</p>
            {isForced && <ConflictedValue conflict={conflict} names={names} />}
          </li>
        ))}
        {deletions.map((deletion) => (
          <li key={deletion.task.id} className="flex flex-wrap items-center gap-x-2 text-mut">
            <DeletedBy deletion={deletion} />
          </li>
        ))}
      </ul>
      {texts.length > 0 && (
        <section aria-label="What you wrote" className="mt-4">
          <p className="text-mut">What you wrote</p>
          <p className="mt-1 max-h-48 overflow-y-auto rounded-panel bg-panel p-3 wrap-anywhere whitespace-pre-wrap">
            {texts.join('\n')}
          </p>
        </section>
      )}
    </Dialog>
  );
}

function DeletedBy({ deletion: { task, patch, deletedAt } }: { readonly deletion: Deletion }) {
  return (
    <>
      <span className="wrap-anywhere">
        #{task.number} “{task.title}” was deleted
      </span>
      <PatchAuthor kind={patch.authorKind} name={patch.authorName} />
      <Moment at={deletedAt} />
    </>
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
