import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { planSession } from '../../apollo/plan-sessions.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useOnLeaving } from '../../lib/use-on-leaving.ts';
import { PanelSection } from './panel-section.tsx';
import { nameOf, updateTasks } from './task-edits.ts';
import { useTaskActions } from './use-task-actions.ts';

export interface AcceptanceCriteriaProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly criteria: readonly string[];
}

/** What must be true for the task to count as completed: a list to write in, line by line. */
export function AcceptanceCriteria({ projectId, task, criteria }: AcceptanceCriteriaProps) {
  const { apply } = useTaskActions(projectId);
  const [isAdding, setIsAdding] = useState(false);
  // Counts the lines that were added: each gets an input of its own, whatever others add meanwhile.
  const [line, setLine] = useState(0);
  const save = (next: readonly string[], seenVersion?: number) => {
    const edit = updateTasks([task], { acceptanceCriteria: [...next] }, `Change when ${nameOf([task])} is complete`);
    void apply(edit, seenVersion);
  };
  return (
    <PanelSection
      title="Complete when"
      action={
        <IconButton
          label="Add a criterion"
          size="small"
          icon={<Plus className="size-4" aria-hidden="true" />}
          onClick={() => setIsAdding(true)}
        />
      }
    >
      {criteria.length === 0 && !isAdding && <p className="text-faint">Nothing is written down yet.</p>}
      <ul className="flex flex-col">
        {criteria.map((criterion, at) => (
          // Criteria have no ids: the place together with the text tells them apart.
          <li key={`${at} ${criterion}`} className="group/criterion flex items-center gap-1">
            <span aria-hidden="true" className="size-1.5 shrink-0 rounded-full bg-line2" />
            <CriterionInput
              initial={criterion}
              label={`Criterion ${at + 1}`}
              seeVersion={() => planSession(projectId).version}
              onSave={(text, _, seenVersion) =>
                save(text === '' ? criteria.filter((_, other) => other !== at) : criteria.with(at, text), seenVersion)
              }
            />
            <IconButton
              label={`Remove criterion ${at + 1}`}
              size="small"
              className="opacity-0 group-focus-within/criterion:opacity-100 group-hover/criterion:opacity-100 coarse:opacity-100"
              icon={<X className="size-3.5" aria-hidden="true" />}
              onClick={() => save(criteria.filter((_, other) => other !== at))}
            />
          </li>
        ))}
        {isAdding && (
          <li key={`new ${line}`} className="flex items-center gap-1">
            <span aria-hidden="true" className="size-1.5 shrink-0 rounded-full bg-line2" />
            <CriterionInput
              initial=""
              label="New criterion"
              autoFocus
              onSave={(text, isEnter) => {
                if (text !== '') save([...criteria, text]);
                if (text === '' || !isEnter) setIsAdding(false);
                else setLine(line + 1);
              }}
            />
          </li>
        )}
      </ul>
    </PanelSection>
  );
}

interface CriterionInputProps {
  readonly initial: string;
  readonly label: string;
  readonly autoFocus?: boolean;
  /** Asked when somebody begins to write. */
  readonly seeVersion?: () => number;
  readonly onSave: (text: string, isEnter: boolean, seenVersion: number | undefined) => void;
}

function CriterionInput({ initial, label, autoFocus, seeVersion, onSave }: CriterionInputProps) {
  const [text, setText] = useState(initial);
  const isEnter = useRef(false);
  const saved = useRef(initial);
  const seenVersion = useRef<number | undefined>(undefined);
  const save = () => {
    const trimmed = text.trim();
    saved.current = trimmed;
    if (trimmed !== initial || initial === '') onSave(trimmed, isEnter.current, seenVersion.current);
    isEnter.current = false;
  };
  useOnLeaving(() => {
    if (text.trim() !== saved.current) save();
  });
  return (
    <textarea
      rows={1}
      value={text}
      aria-label={label}
      autoFocus={autoFocus}
      placeholder={initial === '' ? 'One sentence that can be checked' : undefined}
      className="field-sizing-content min-h-7 min-w-0 flex-1 resize-none rounded-control border border-transparent bg-transparent px-1.5 py-1 outline-none hover:border-line focus:border-acc focus:bg-raised coarse:min-h-11 coarse:py-2.5"
      onChange={(event) => {
        if (text === initial) seenVersion.current = seeVersion?.();
        setText(event.target.value.replace(/\n/g, ' '));
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          isEnter.current = true;
          event.currentTarget.blur();
        } else if (event.key === 'Escape') {
          event.preventDefault();
          setText(initial);
          // Leaving the input with the text of before would save it all the same.
          saved.current = text.trim();
          if (initial === '') onSave('', false, undefined);
        }
      }}
      onBlur={save}
    />
  );
}
