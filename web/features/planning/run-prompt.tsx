import { Suspense, useState } from 'react';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { Button } from '../../ui/button.tsx';
import type { AskedRun } from './asked-run.ts';
import { isBeingRefined, noteRefining } from './refining.ts';

const AgainEditor = lazyComponent(() => import('./again-editor.tsx'), 'AgainEditor');

/** One line is shown, however long a brief is. */
const SHOWN_LENGTH = 300;

export interface RunPromptProps {
  readonly projectId: string;
  /** Null while it is not known yet: its line is kept free. */
  readonly run: (AskedRun & { readonly project: { readonly name: string } | null }) | null;
  /** Stops the run, before the same is asked in other words. Throws where it cannot be stopped. */
  readonly stop: () => Promise<void>;
  /** Told when the same is being asked in other words, and when that did not work. */
  readonly onReplacing: (isReplacing: boolean) => void;
}

/** What was asked of a run that is going, to be asked again in other words; that ends this one. */
export function RunPrompt({ projectId, run, stop, onReplacing }: RunPromptProps) {
  const [isOpen, setIsOpen] = useState(() => run !== null && isBeingRefined(run.id));
  if (run === null) return <div className="h-7 coarse:h-11" />;
  const toggle = (next: boolean) => {
    setIsOpen(next);
    noteRefining(next ? run.id : null);
  };
  return (
    <>
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate text-12">
          <span className="text-mut">Asked:</span> {run.prompt.slice(0, SHOWN_LENGTH)}
        </p>
        <Button variant="ghost" aria-expanded={isOpen} onClick={() => toggle(!isOpen)}>
          Refine…
        </Button>
      </div>
      {isOpen && (
        <div className="max-w-2xl py-2">
          <Suspense>
            <AgainEditor
              projectId={projectId}
              projectName={run.project?.name ?? 'This project'}
              run={run}
              label={run.agent === 'PLANNER' ? 'Refine the goal' : 'Refine the instructions'}
              submitLabel={run.agent === 'PLANNER' ? 'Stop and plan again' : 'Stop and ask again'}
              autoFocus
              beforeStart={stop}
              onStarting={onReplacing}
              onStarted={() => noteRefining(null)}
            />
          </Suspense>
        </div>
      )}
    </>
  );
}
