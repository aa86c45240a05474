import { Pencil } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { PanelSection } from './panel-section.tsx';
import { nameOf, updateTasks } from './task-edits.ts';
import { useDraft } from './use-draft.ts';
import { useTaskActions } from './use-task-actions.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';

const Markdown = lazyComponent(() => import('../../ui/markdown.tsx'), 'Markdown');

export interface TaskDescriptionProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly description: string;
}

/** The description in Markdown: read, or written in a text box. What is being written survives a reload. */
export function TaskDescription({ projectId, task, description }: TaskDescriptionProps) {
  const { apply } = useTaskActions(projectId);
  const [draft, setDraft] = useDraft(`description.${task.id}`);
  const [isEditing, setIsEditing] = useState(draft !== null);
  const text = draft ?? description;

  function save() {
    setIsEditing(false);
    setDraft(null);
    if (text !== description) {
      void apply(updateTasks([task], { description: text }, `Describe ${nameOf([task])}`));
    }
  }

  if (isEditing) {
    return (
      <PanelSection title="Description">
        <TextArea
          label="Description in Markdown"
          hideLabel
          autoFocus
          maxLength={50_000}
          value={text}
          inputClassName="min-h-32 max-h-[50dvh]"
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              save();
            } else if (event.key === 'Escape') {
              // The text is kept as a draft: Escape leaves, it does not throw away.
              event.preventDefault();
              setIsEditing(false);
            }
          }}
        />
        <div className="mt-2 flex gap-2">
          <Button variant="primary" shortcut="$mod+Enter" onClick={save}>
            Save
          </Button>
          <Button
            variant="ghost"
            onClick={() => {
              setDraft(null);
              setIsEditing(false);
            }}
          >
            Discard
          </Button>
        </div>
      </PanelSection>
    );
  }
  return (
    <PanelSection
      title={draft === null ? 'Description' : 'Description (not saved)'}
      action={
        <IconButton
          label="Edit the description"
          size="small"
          icon={<Pencil className="size-3.5" aria-hidden="true" />}
          onClick={() => setIsEditing(true)}
        />
      }
    >
      {text === '' ? (
        <button type="button" className="text-faint hover:text-fg" onClick={() => setIsEditing(true)}>
          Add a description…
        </button>
      ) : (
        <Suspense fallback={<p className="whitespace-pre-wrap">{text}</p>}>
          <Markdown text={text} />
        </Suspense>
      )}
    </PanelSection>
  );
}
