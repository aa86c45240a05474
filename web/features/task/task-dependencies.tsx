import { Plus, X } from 'lucide-react';
import { dependencyIds } from '../../apollo/plan-index.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { PanelSection } from './panel-section.tsx';
import { removeDependency } from './task-edits.ts';
import { TaskLine } from './task-line.tsx';
import { openTaskOverlay } from './task-overlay-store.ts';
import type { TaskRelationsProps } from './task-subtasks.tsx';
import { useTaskActions } from './use-task-actions.ts';

/** What the task waits for, and what waits for it. */
export function TaskDependencies({ projectId, task, index, onOpen }: TaskRelationsProps) {
  const { apply } = useTaskActions(projectId);
  const tasksOf = (ids: readonly string[]) =>
    ids.map((id) => index.byId.get(id)).filter((other) => other !== undefined);
  const dependencies = tasksOf(dependencyIds(index, task));
  const dependents = tasksOf(index.dependents.get(task.id) ?? []);
  return (
    <>
      <PanelSection
        title="Waits for"
        action={
          <IconButton
            label="Add a task to wait for"
            shortcut="task.blockedBy"
            size="small"
            icon={<Plus className="size-4" aria-hidden="true" />}
            onClick={(event) =>
              openTaskOverlay({ kind: 'dependency', projectId, taskIds: [task.id], anchor: event.currentTarget })
            }
          />
        }
      >
        {dependencies.length === 0 && <p className="text-faint">Nothing: it can start at any time.</p>}
        <ul className="-mx-1.5 flex flex-col">
          {dependencies.map((other) => (
            <TaskLine
              key={other.id}
              projectId={projectId}
              task={other}
              onOpen={onOpen}
              action={
                <IconButton
                  label={`Do not wait for ${other.title}`}
                  size="small"
                  icon={<X className="size-3.5" aria-hidden="true" />}
                  onClick={() => void apply(removeDependency(task, other))}
                />
              }
            />
          ))}
        </ul>
      </PanelSection>
      {dependents.length > 0 && (
        <PanelSection title="Is waited for by">
          <ul className="-mx-1.5 flex flex-col">
            {dependents.map((other) => (
              <TaskLine key={other.id} projectId={projectId} task={other} onOpen={onOpen} />
            ))}
          </ul>
        </PanelSection>
      )}
    </>
  );
}
