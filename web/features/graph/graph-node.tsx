import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { clsx } from 'clsx';
import { memo } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { taskKey } from '../task/task-words.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';

export type TaskNode = Node<
  {
    readonly task: PlanTask;
    readonly parentTitle: string | null;
    readonly isFocus: boolean;
    readonly isInChain: boolean;
  },
  'task'
>;

/** A task in the graph. The box itself is what has the focus and is pressed. */
export const GraphNode = memo(function GraphNode({ data }: NodeProps<TaskNode>) {
  const { task, parentTitle, isFocus, isInChain } = data;
  return (
    <div
      className={clsx(
        'flex flex-col justify-center rounded-control border bg-raised px-2.5 text-left shadow-card',
        isFocus ? 'border-acc bg-sel' : isInChain ? 'border-2 border-mod' : 'border-line2',
      )}
      style={{ width: NODE_WIDTH, height: NODE_HEIGHT }}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <span className="flex min-w-0 items-center gap-1.5">
        <StatusIcon status={task.status} />
        <span className="truncate text-13 text-fg">{task.title}</span>
      </span>
      <span className="truncate text-11 text-faint">
        {taskKey(task.number)}
        {parentTitle !== null && ` · ${parentTitle}`}
      </span>
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </div>
  );
});
