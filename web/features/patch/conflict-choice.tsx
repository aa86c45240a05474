import { TriangleAlert } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import type { ReviewConflict } from './conflict.ts';
import { canOverwrite } from './conflict.ts';
import { ConflictValues } from './conflict-values.tsx';
import type { Names } from './field-labels.ts';
import type { ReviewOperation } from './operation.ts';

export interface ConflictChoiceProps {
  readonly operation: ReviewOperation;
  readonly conflicts: readonly ReviewConflict[];
  readonly names: Names;
  /** Whether somebody has said that the proposed value is to win. */
  readonly isOverwriting: boolean;
  readonly isReadOnly: boolean;
  readonly onKeep: () => void;
  readonly onOverwrite: () => void;
  /** Writes a third value; null where that cannot be done. */
  readonly onEdit: (() => void) | null;
}

/** Where an operation clashes with the plan as it is now: was, now, proposed, and which of them it is to be. */
export function ConflictChoice(props: ConflictChoiceProps) {
  const { operation, conflicts, names, isOverwriting, isReadOnly } = props;
  const canWin = conflicts.every(canOverwrite);
  return (
    <div
      role="group"
      aria-label={`Conflict: ${operation.title}`}
      className="my-1.5 flex max-w-2xl flex-col gap-2 rounded-control border border-mod bg-mod-bg p-2"
    >
      <div className="flex gap-2">
        <TriangleAlert className="mt-0.5 size-3.5 shrink-0 text-mod" aria-hidden="true" />
        <div className="flex min-w-0 flex-1 flex-col gap-2">
          {conflicts.map((conflict, index) => (
            <ConflictValues key={index} conflict={conflict} names={names} wantedWord="Proposed" />
          ))}
        </div>
      </div>
      {!isReadOnly && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={props.onKeep}>{canWin ? 'Keep what is there' : 'Leave it out'}</Button>
          {canWin && (
            <Button aria-pressed={isOverwriting} onClick={props.onOverwrite}>
              {isOverwriting ? 'The proposal wins' : 'Use the proposal'}
            </Button>
          )}
          {canWin && props.onEdit && (
            <Button variant="ghost" onClick={props.onEdit}>
              Write something else…
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
