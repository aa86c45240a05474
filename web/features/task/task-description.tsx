import { Pencil } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { planSession } from '../../apollo/plan-sessions.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { PanelSection } from './panel-section.tsx';
import { nameOf, updateTasks } from './task-edits.ts';
import { useTaskActions } from './use-task-actions.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { useKeptValue } from '../../lib/use-kept-value.ts';

const Markdown = lazyComponent(() => import('../../ui/markdown.tsx'), 'Markdown');

export interface TaskDescriptionProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly description: string;
}

/** A description that is being written, and the version of the plan that it was begun from. */
export interface DescriptionDraft {
  readonly text: string;
  readonly seenVersion: number;
}

/** The description in Markdown: read, or written in a text box. What is being written survives a reload. */
export function TaskDescription({ projectId, task, description }: TaskDescriptionProps) {
  const { apply } = useTaskActions(projectId);
  const { value: draft, setValue, clear } = useKeptValue<DescriptionDraft | null>(`description:${task.id}`, null);
  // Null until somebody has opened or left the box: what was kept opens it.
  const [isOpened, setIsOpened] = useState<boolean | null>(null);
  const isEditing = isOpened ?? draft !== null;
  const text = draft?.text ?? description;
  const write = (written: string) =>
    setValue({ text: written, seenVersion: draft?.seenVersion ?? planSession(projectId).version });

  function save() {
    setIsOpened(false);
    clear();
    if (text !== description) {
      void apply(updateTasks([task], { description: text }, `Describe ${nameOf([task])}`), draft?.seenVersion);
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
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              save();
            } else if (event.key === 'Escape') {
              // The text is kept as a draft: Escape leaves, it does not throw away.
              event.preventDefault();
              setIsOpened(false);
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
              clear();
              setIsOpened(false);
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
          onClick={() => setIsOpened(true)}
        />
      }
    >
      {text === '' ? (
        <button
          type="button"
          className="min-h-6 text-faint hover:text-fg coarse:min-h-11"
          onClick={() => setIsOpened(true)}
        >
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
