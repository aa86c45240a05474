import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { AssigneePicker } from './assignee-picker.tsx';
import { DatePicker } from './date-picker.tsx';
import { EstimatePicker } from './estimate-picker.tsx';
import { PriorityPicker, StatusPicker } from './status-picker.tsx';
import { TagPicker } from './tag-picker.tsx';
import type { TaskEdit } from './task-edits.ts';
import { DependencyPicker, MovePicker } from './task-finder-pickers.tsx';
import { TaskMenu } from './task-menu.tsx';
import {
  closeTaskOverlay,
  type OverlayAnchor,
  type TaskOverlay,
  type TaskOverlayKind,
  useTaskOverlay,
} from './task-overlay-store.ts';
import { useTaskActions } from './use-task-actions.ts';

/** What each picker is given. */
export interface PickerProps {
  readonly projectId: string;
  readonly tasks: readonly PlanTask[];
  readonly index: PlanIndex;
  readonly anchor: OverlayAnchor;
  readonly returnFocus?: HTMLElement | null;
  readonly onClose: () => void;
  readonly apply: (edit: TaskEdit) => void;
  readonly applyWithUndo: (edit: TaskEdit, done: string) => void;
}

const PICKERS: Record<TaskOverlayKind, (props: PickerProps) => React.ReactNode> = {
  status: StatusPicker,
  priority: PriorityPicker,
  assignee: AssigneePicker,
  due: DatePicker,
  estimate: EstimatePicker,
  tags: TagPicker,
  menu: TaskMenu,
  move: MovePicker,
  dependency: DependencyPicker,
};

/** The pickers and the menu of tasks, one of each for the whole application; see `openTaskOverlay`. */
export function TaskOverlays() {
  const overlay = useTaskOverlay();
  return overlay && <OpenOverlay key={`${overlay.kind} ${overlay.taskIds.join(' ')}`} overlay={overlay} />;
}

function OpenOverlay({ overlay }: { readonly overlay: TaskOverlay }) {
  const { kind, projectId, taskIds, anchor, returnFocus } = overlay;
  const index = usePlanIndex(projectId);
  const { apply, applyWithUndo } = useTaskActions(projectId);
  const tasks = taskIds.map((id) => index.byId.get(id)).filter((task) => task !== undefined);
  // All of them may have been deleted by somebody else in the meantime.
  if (tasks.length === 0) return null;
  const Picker = PICKERS[kind];
  return (
    <Picker
      projectId={projectId}
      tasks={tasks}
      index={index}
      anchor={anchor}
      returnFocus={returnFocus}
      onClose={() => {
        closeTaskOverlay(overlay);
      }}
      apply={(edit) => void apply(edit)}
      applyWithUndo={applyWithUndo}
    />
  );
}
