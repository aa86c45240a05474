import { Link } from '@tanstack/react-router';
import { Suspense, useRef } from 'react';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { PickerProps } from './task-overlays.tsx';
import { TaskProperties } from './task-properties.tsx';
import { taskKey } from './task-words.ts';
import { useTaskDetails } from './use-task-details.ts';

const Markdown = lazyComponent(() => import('../../ui/markdown.tsx'), 'Markdown');

/** A quick look at a task without leaving the view: Space opens and closes it. */
export function TaskPeek({ projectId, tasks, index, anchor, returnFocus, onClose }: PickerProps) {
  const [task] = tasks;
  const body = useRef<HTMLDivElement>(null);
  if (!task) return null;
  return (
    <AnchoredPopover
      label={`${taskKey(task.number)} ${task.title}`}
      anchor={anchor}
      returnFocus={returnFocus}
      initialFocus={body}
      onClose={onClose}
      className="w-96 max-w-[calc(100vw-1rem)] p-3"
    >
      <div
        onKeyDown={(event) => {
          if (event.key !== ' ' || event.target instanceof HTMLButtonElement) return;
          event.preventDefault();
          onClose();
        }}
        // Takes the focus, so that Space closes it and Tab goes on to what can be changed.
        tabIndex={-1}
        ref={body}
        className="flex flex-col gap-2 outline-none"
      >
        <p className="font-semibold wrap-anywhere">
          <span className="mr-2 font-normal text-faint tabular-nums">{taskKey(task.number)}</span>
          {task.title}
        </p>
        <TaskProperties projectId={projectId} task={task} index={index} />
        <PeekedDescription task={task} />
        {task.number > 0 && (
          <Link
            to="."
            search={(before: Record<string, unknown>) => ({ ...before, task: task.number })}
            className="touch-target self-end rounded-control text-acctx underline underline-offset-2"
            onClick={onClose}
          >
            Open it
          </Link>
        )}
      </div>
    </AnchoredPopover>
  );
}

function PeekedDescription({ task }: { readonly task: PickerProps['tasks'][number] }) {
  const { details, error } = useTaskDetails(task);
  if (error !== null) return <p className="text-12 text-mut">{error}</p>;
  if (details === null) return task.number > 0 ? <Skeleton rows={2} label="Loading the description" /> : null;
  if (details.description === '') return null;
  return (
    <div
      className="max-h-48 overflow-y-auto border-t border-line pt-2"
      tabIndex={0}
      role="region"
      aria-label="Description"
    >
      <Suspense fallback={<p className="whitespace-pre-wrap">{details.description}</p>}>
        <Markdown text={details.description} />
      </Suspense>
    </div>
  );
}
