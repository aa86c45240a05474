import { PROJECT_EDITOR_LABEL } from '../planning/project-editor-label.ts';

interface PlanDockOutlineProps {
  /** Told when the bar is to have the focus as soon as it is there. */
  readonly onWant: () => void;
}

/** The closed `PlanDock` as long as its code is on its way, so that nothing moves when it comes. */
export function PlanDockOutline({ onWant }: PlanDockOutlineProps) {
  return (
    <button
      type="button"
      onClick={onWant}
      className="block h-9.5 w-full cursor-text rounded-panel border border-line2 bg-raised px-3 text-left text-14 text-faint shadow-popover sm:text-15"
    >
      {PROJECT_EDITOR_LABEL}
    </button>
  );
}
