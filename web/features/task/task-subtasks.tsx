import { Plus, Sparkles } from 'lucide-react';
import { useState } from 'react';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useBreakDown } from '../planning/use-break-down.ts';
import { PanelSection } from './panel-section.tsx';
import { createTask } from './task-edits.ts';
import { TaskLine } from './task-line.tsx';
import { mayMoveBelow } from './task-moves.ts';
import { TitleInput } from './title-input.tsx';
import { useTaskActions } from './use-task-actions.ts';

export interface TaskRelationsProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly index: PlanIndex;
  readonly onOpen: (taskId: string) => void;
}

export function TaskSubtasks({ projectId, task, index, onOpen }: TaskRelationsProps) {
  const { apply } = useTaskActions(projectId);
  const breakDown = useBreakDown(projectId);
  // A new line, and so a new text box, for every subtask that is added.
  const [line, setLine] = useState<number | null>(null);
  const childIds = index.children.get(task.id) ?? [];
  const children = childIds.map((id) => index.byId.get(id)).filter((child) => child !== undefined);
  const mayAdd = mayMoveBelow(index, '', task.id);
  if (children.length === 0 && !mayAdd) return null;

  function create(title: string, isEnter: boolean) {
    if (title !== '') void apply(createTask(title, { parentId: task.id, afterId: childIds.at(-1) ?? null }));
    setLine(title !== '' && isEnter ? (line ?? 0) + 1 : null);
  }

  return (
    <PanelSection
      title={children.length === 0 ? 'Subtasks' : `Subtasks (${children.length})`}
      action={
        mayAdd && (
          <span className="flex items-center gap-1">
            <Button variant="ghost" onClick={() => breakDown(task.id)}>
              <Sparkles className="size-3.5" aria-hidden="true" />
              Break down
            </Button>
            <IconButton
              label="Add a subtask"
              size="small"
              icon={<Plus className="size-4" aria-hidden="true" />}
              onClick={() => setLine((line ?? 0) + 1)}
            />
          </span>
        )
      }
    >
      <ul className="-mx-1.5 flex flex-col">
        {children.map((child) => (
          <TaskLine key={child.id} projectId={projectId} task={child} onOpen={onOpen} />
        ))}
      </ul>
      {line !== null && (
        <TitleInput
          key={line}
          initial=""
          label="Title of the new subtask"
          placeholder="What is to be done?"
          className="w-full"
          onCommit={create}
          onCancel={() => setLine(null)}
        />
      )}
    </PanelSection>
  );
}
