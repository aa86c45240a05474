import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { clsx } from 'clsx';
import { memo, useContext, useEffect, useRef } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { STATUS_WORDS, taskKey } from '../task/task-words.ts';
import { GraphCursorContext, graphElementId } from './graph-cursor.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';

export type TaskNode = Node<
  {
    readonly task: PlanTask;
    readonly parentTitle: string | null;
    readonly isFocus: boolean;
    readonly isInChain: boolean;
    /** `waits for #3 · needed by #9`: the arrows, for those who do not see them. */
    readonly links: string;
  },
  'task'
>;

/**
 * A task in the graph: a button that opens it. Its text is in pixels, as boxes are: where all text is larger, so is the
 * whole picture. Tab reaches the one under the cursor, and keys lead on from there.
 */
export const GraphNode = memo(function GraphNode({ data }: NodeProps<TaskNode>) {
  const { task, parentTitle, isFocus, isInChain, links } = data;
  const { taskId, focusRequest, onFocus } = useContext(GraphCursorContext);
  const isCursor = taskId === task.id;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(
    function takeFocus() {
      if (isCursor && focusRequest > 0) button.current?.focus({ preventScroll: true });
    },
    [isCursor, focusRequest],
  );
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <button
        ref={button}
        type="button"
        id={graphElementId(task.id)}
        data-view-focus={isCursor || undefined}
        tabIndex={isCursor ? 0 : -1}
        aria-label={[
          taskKey(task.number),
          task.title,
          STATUS_WORDS[task.status],
          ...(links === '' ? [] : [links]),
        ].join(', ')}
        className={clsx(
          'flex flex-col justify-center rounded-control border bg-raised px-2.5 text-left shadow-card',
          isFocus ? 'border-acc bg-sel' : isInChain ? 'border-2 border-mod' : 'border-line2',
        )}
        style={{ width: NODE_WIDTH, height: NODE_HEIGHT }}
        onFocus={() => onFocus(task.id)}
      >
        <span className="flex max-w-full min-w-0 items-center gap-1.5">
          <StatusIcon status={task.status} className="size-[14px]" />
          <span className="truncate text-[13px]/[18px] text-fg">{task.title}</span>
        </span>
        <span className="max-w-full truncate text-[11px]/[16px] text-faint">
          {taskKey(task.number)}
          {parentTitle !== null && ` · ${parentTitle}`}
        </span>
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </>
  );
});
