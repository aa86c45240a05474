import { useRef, useState } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { planSession } from '../../apollo/plan-sessions.ts';
import { useOnLeaving } from '../../lib/use-on-leaving.ts';
import { renameTask } from './task-edits.ts';
import { useTaskActions } from './use-task-actions.ts';

/** The title as a heading that can be written in: Enter and leaving save, Escape drops. */
export function PanelTitle({ projectId, task }: { readonly projectId: string; readonly task: PlanTask }) {
  const { apply } = useTaskActions(projectId);
  const [draft, setDraft] = useState<string | null>(null);
  const seenVersion = useRef<number | undefined>(undefined);

  function save() {
    const title = draft?.trim() ?? '';
    setDraft(null);
    if (title !== '' && title !== task.title) void apply(renameTask(task, title), seenVersion.current);
  }

  useOnLeaving(save);

  return (
    <h2 className="-mx-1.5">
      <textarea
        aria-label="Title"
        rows={1}
        maxLength={255}
        value={draft ?? task.title}
        className="field-sizing-content w-full resize-none rounded-control border border-transparent bg-transparent px-1 py-0.5 text-16 coarse:min-h-11 coarse:py-2.5 font-semibold outline-none hover:border-line focus:border-acc focus:bg-raised"
        onChange={(event) => {
          if (draft === null) seenVersion.current = planSession(projectId).version;
          setDraft(event.target.value.replace(/\n/g, ' '));
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.blur();
          } else if (event.key === 'Escape' && draft !== null) {
            event.preventDefault();
            setDraft(null);
          }
        }}
      />
    </h2>
  );
}
