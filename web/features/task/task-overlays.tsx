import { Suspense, useEffect } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { announce } from '../../ui/live-regions.tsx';
import { whenIdle } from '../../lib/when-idle.ts';
import { MenuRehearsal, useRehearsal } from './menu-rehearsal.tsx';
import { PriorityPicker, StatusPicker } from './status-picker.tsx';
import type { TaskEdit } from './task-edits.ts';
import { TaskMenu } from './task-menu.tsx';
import {
  closeTaskOverlay,
  type OverlayAnchor,
  type TaskOverlay,
  type TaskOverlayKind,
  useTaskOverlay,
} from './task-overlay-store.ts';
import { type TaskActions, useTaskActions } from './use-task-actions.ts';

/** What each picker is given. */
export interface PickerProps {
  readonly projectId: string;
  readonly tasks: readonly PlanTask[];
  readonly index: PlanIndex;
  readonly anchor: OverlayAnchor;
  readonly returnFocus?: HTMLElement | null;
  readonly onClose: () => void;
  readonly apply: (edit: TaskEdit) => void;
  readonly remove: TaskActions['remove'];
}

// Menus open at once. The pickers with a text box or a list to search in bring more along: they come when the browser is
// idle, or when the first of them is opened.
const AssigneePicker = lazyComponent(() => import('./assignee-picker.tsx'), 'AssigneePicker');
const DatePicker = lazyComponent(() => import('./date-picker.tsx'), 'DatePicker');
const EstimatePicker = lazyComponent(() => import('./estimate-picker.tsx'), 'EstimatePicker');
const TagPicker = lazyComponent(() => import('./tag-picker.tsx'), 'TagPicker');
const MovePicker = lazyComponent(() => import('./task-finder-pickers.tsx'), 'MovePicker');
const DependencyPicker = lazyComponent(() => import('./task-finder-pickers.tsx'), 'DependencyPicker');
const TaskPeek = lazyComponent(() => import('./task-peek.tsx'), 'TaskPeek');
const LATER = [AssigneePicker, DatePicker, EstimatePicker, TagPicker, MovePicker, DependencyPicker];

const PICKERS: Record<TaskOverlayKind, React.ComponentType<PickerProps>> = {
  status: StatusPicker,
  priority: PriorityPicker,
  assignee: AssigneePicker,
  due: DatePicker,
  estimate: EstimatePicker,
  tags: TagPicker,
  menu: TaskMenu,
  move: MovePicker,
  dependency: DependencyPicker,
  peek: TaskPeek,
};

/** The pickers and the menu of tasks, one of each for the whole application; see `openTaskOverlay`. */
export function TaskOverlays() {
  const overlay = useTaskOverlay();
  useEffect(function loadWhatComesNext() {
    return whenIdle(() => LATER.forEach(({ preload }) => preload()));
  }, []);
  const isRehearsing = useRehearsal();
  if (isRehearsing && !overlay) return <MenuRehearsal />;
  return (
    overlay && (
      <Suspense fallback={<Opening overlay={overlay} />}>
        <OpenOverlay key={`${overlay.kind} ${overlay.taskIds.join(' ')}`} overlay={overlay} />
      </Suspense>
    )
  );
}

/** While its code is on its way, Escape closes what is to come, and nothing else. */
function Opening({ overlay }: { readonly overlay: TaskOverlay }) {
  useEffect(
    function closeOnEscape() {
      const handle = (event: KeyboardEvent): void => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        closeTaskOverlay(overlay);
      };
      addEventListener('keydown', handle, true);
      return () => removeEventListener('keydown', handle, true);
    },
    [overlay],
  );
  return null;
}

function OpenOverlay({ overlay }: { readonly overlay: TaskOverlay }) {
  const { kind, projectId, taskIds, anchor, returnFocus } = overlay;
  const index = usePlanIndex(projectId);
  const { apply, remove } = useTaskActions(projectId);
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
      apply={(edit) => {
        void apply(edit);
        // The picker closes, and the focus is on the view again, which does not read what has changed in it.
        announce(edit.title);
      }}
      remove={remove}
    />
  );
}
