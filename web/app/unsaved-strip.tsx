import { useState } from 'react';
import { applyEdit } from '../apollo/plan-edits.ts';
import { forgetUnsaved, textsIn, type UnsavedEdit, useUnsavedEdits } from '../apollo/unsaved-edits.ts';
import { Button } from '../ui/button.tsx';
import { canOverwrite } from '../features/patch/conflict.ts';
import { ConflictActions, type ConflictActionsProps } from '../features/task/conflict-actions.tsx';
import { useDeletions } from '../features/task/use-deletions.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Says that something somebody has written was not saved, and gives it back to them. */
export function UnsavedStrip() {
  const unsaved = useUnsavedEdits();
  const [isOpen, setIsOpen] = useState(false);
  if (unsaved.length === 0) return null;
  return (
    <aside
      aria-label="Not saved"
      className="flex min-h-9 shrink-0 items-center justify-center gap-3 bg-del-bg px-4 py-1 text-12 font-medium text-del"
    >
      {unsaved.length === 1 ? '1 change was not saved.' : `${unsaved.length} changes were not saved.`} What you wrote is
      kept.
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Look at it
      </Button>
      {isOpen && (
        <Dialog open onOpenChange={setIsOpen} title="Not saved" description="Kept in this browser for seven days.">
          <ul className="flex flex-col gap-4">
            {unsaved.map((each) => (
              <Unsaved key={each.key} unsaved={each} />
            ))}
          </ul>
        </Dialog>
      )}
    </aside>
  );
}

function Unsaved({ unsaved: { key, edit, reason, conflicts } }: { readonly unsaved: UnsavedEdit }) {
  const text = textsIn(edit).join('\n');
  return (
    <li className="flex flex-col gap-2">
      <p className="font-medium wrap-anywhere">{edit.title}</p>
      <p className="text-mut">{reason}</p>
      <p className="max-h-48 overflow-y-auto rounded-control bg-panel p-2 wrap-anywhere whitespace-pre-wrap">{text}</p>
      <div className="flex flex-wrap justify-end gap-2">
        {/* Where two want the same, trying again shows both values. */}
        {conflicts && !conflicts.every(canOverwrite) ? (
          <Conflicted edit={edit} conflicts={conflicts} onDone={() => forgetUnsaved(key)} />
        ) : (
          <>
            <Button variant="ghost" onClick={() => forgetUnsaved(key)}>
              Throw away
            </Button>
            <Button onClick={() => void navigator.clipboard?.writeText(text)}>Copy</Button>
            <Button
              variant="primary"
              onClick={() => {
                // Refused again, it is kept again.
                forgetUnsaved(key);
                void applyEdit(edit);
              }}
            >
              Try again
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

function Conflicted(props: Omit<ConflictActionsProps, 'deletions'>) {
  const deletions = useDeletions(props.edit.projectId, props.conflicts);
  return <ConflictActions {...props} deletions={deletions} />;
}
