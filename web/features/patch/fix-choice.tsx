import { Wrench } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { ReviewOperation } from './operation.ts';
import type { Fix, Problem } from './problems.ts';

export interface FixChoiceProps {
  readonly operation: ReviewOperation;
  readonly problem: Problem;
  readonly isReadOnly: boolean;
  readonly onFix: (fix: Fix) => Promise<void>;
  readonly onReject: () => void;
}

/** What is wrong with an operation, and the ways to make it right at a press. */
export function FixChoice({ operation, problem, isReadOnly, onFix, onReject }: FixChoiceProps) {
  const [isBusy, setIsBusy] = useState(false);
  async function carryOut(fix: Fix) {
    if (isBusy) return;
    setIsBusy(true);
    await onFix(fix);
    setIsBusy(false);
  }
  return (
    <div
      role="group"
      aria-label={`Needs a fix: ${operation.title}`}
      className="my-1.5 flex max-w-2xl gap-2 rounded-control border border-del bg-del-bg p-2"
    >
      <Wrench className="mt-0.5 size-3.5 shrink-0 text-del" aria-hidden="true" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="[overflow-wrap:anywhere]">{problem.sentence}</p>
        {!isReadOnly && (
          <div className="flex flex-wrap gap-2">
            {problem.fixes.map(({ label, fix }) => (
              <Button key={label} className="max-w-full" aria-disabled={isBusy} onClick={() => void carryOut(fix)}>
                <span className="truncate">{label}</span>
              </Button>
            ))}
            <Button variant="ghost" aria-disabled={isBusy} onClick={onReject}>
              Leave it out
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
