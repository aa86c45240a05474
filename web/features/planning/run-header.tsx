import { Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { SignCounters } from '../patch/sign-chip.tsx';
import type { SignCounts } from '../patch/operation.ts';
import { Button } from '../../ui/button.tsx';
import { ElapsedTime } from './elapsed-time.tsx';

export interface RunHeaderProps {
  readonly title: string;
  readonly counts: SignCounts;
  readonly since: string | null;
  readonly until: string | null;
  /** Null where there is nothing to stop. */
  readonly onStop: (() => void) | null;
  readonly isStopping: boolean;
  /** The agent's last line, quietly. */
  readonly line: string;
  readonly children?: ReactNode;
}

/** What stands above a run: that it is planning, for how long, what has come, and the button that stops it. */
export function RunHeader({ title, counts, since, until, onStop, isStopping, line, children }: RunHeaderProps) {
  return (
    <header className="flex flex-col gap-1 border-b border-line px-3 py-2 sm:px-4">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
        <h1 tabIndex={-1} className="text-16 font-semibold">
          {title}
        </h1>
        <SignCounters {...counts} />
        <ElapsedTime since={since} until={until} />
        {onStop && (
          <Button onClick={onStop} busy={isStopping} shortcut="review.stop" className="ml-auto">
            {!isStopping && <Square className="size-3 fill-current" aria-hidden="true" />}
            Stop
          </Button>
        )}
      </div>
      {/* Two lines at most, and never none: the list below must not jump when the agent begins to speak. */}
      <p className="line-clamp-2 min-h-4 text-12 text-mut [overflow-wrap:anywhere]">{line}</p>
      {children}
    </header>
  );
}

/** Rows that stand for operations on their way. */
export function OperationSkeleton() {
  return (
    <div aria-hidden="true" className="motion-safe:animate-pulse">
      {[52, 38, 61].map((width) => (
        <div key={width} className="flex h-9 items-center gap-3 border-b border-line px-3 sm:px-4">
          <span className="h-4 w-14 rounded-chip bg-hover" />
          <span className="h-3 rounded-chip bg-hover" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
