import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import type { ReviewConflict } from './conflict.ts';
import { canOverwrite } from './conflict.ts';
import { ConflictValues } from './conflict-values.tsx';
import type { Names } from './field-labels.ts';
import { counted } from './patch-totals.ts';

export interface UndoConflictsProps {
  readonly conflicts: readonly ReviewConflict[];
  readonly names: Names;
  readonly word: 'Undo' | 'Redo';
  readonly isBusy: boolean;
  readonly onChoose: (policy: 'SKIP' | 'OVERWRITE') => void;
  readonly onCancel: () => void;
}

/** Later changes that stand in the way of undoing a patch: what was, what is, what undoing wants, and who wins. */
export function UndoConflicts({ conflicts, names, word, isBusy, onChoose, onCancel }: UndoConflictsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(
    function goToTheQuestion() {
      heading.current?.focus();
    },
    [conflicts],
  );
  const lower = word.toLowerCase();
  return (
    <section
      aria-labelledby="undo-conflicts"
      className="flex max-h-[50dvh] flex-col gap-3 overflow-y-auto border-b border-mod bg-mod-bg px-3 py-3 sm:px-4"
    >
      <h2 ref={heading} id="undo-conflicts" tabIndex={-1} className="text-14 font-semibold">
        {counted(conflicts.length, 'later change')} {conflicts.length === 1 ? 'stands' : 'stand'} in the way
      </h2>
      <ul className="flex max-w-2xl flex-col gap-3">
        {conflicts.map((conflict, index) => (
          <li key={index}>
            <ConflictValues conflict={conflict} names={names} wantedWord={`After the ${lower}`} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={isBusy} onClick={() => onChoose('SKIP')}>
          Keep those, {lower} the rest
        </Button>
        {conflicts.some(canOverwrite) && (
          <Button variant="danger" busy={isBusy} onClick={() => onChoose('OVERWRITE')}>
            {word} everything
          </Button>
        )}
        <Button variant="ghost" onClick={onCancel}>
          Leave it as it is
        </Button>
      </div>
    </section>
  );
}
