import { clsx } from 'clsx';
import { ArrowUp, Paperclip } from 'lucide-react';
import type { ClipboardEvent, DragEvent, KeyboardEvent, Ref } from 'react';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MAX_GOAL_LENGTH, READABLE_FILES, readGoalFile, withDocument } from './goal.ts';
import { GOAL_EXAMPLES } from './goal-examples.ts';
import { usePlanningProvider } from './use-planning-provider.ts';
import { usePromptDraft } from './use-prompt-draft.ts';
import { useStartPlan } from './use-start-plan.ts';

// The menu brings Base UI along, which the first paint can do without.
const ProviderMenu = lazy(async () => ({ default: (await import('./provider-menu.tsx')).ProviderMenu }));

export interface NaturalLanguageEditorProps {
  /** Plan into this project; a new one is made when absent. */
  readonly projectId?: string;
  /** What the chip says about where the plan goes. */
  readonly scopeLabel: string;
  /** Under which name the text is kept in this browser until it is sent. */
  readonly draftScope: string;
  /** What the field is called, also on screen where there is room. */
  readonly label: string;
  readonly placeholder: string;
  readonly initialGoal?: string;
  readonly submitLabel: string;
  /** `page` is large from the start; `dock` is one line until it is used. */
  readonly variant: 'page' | 'dock';
  readonly showsExamples?: boolean;
  readonly autoFocus?: boolean;
  /** Told when planning is being started, and when that did not work. */
  readonly onStarting?: (isStarting: boolean) => void;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** The bar in which somebody says what they want: a goal, or a whole document. The same everywhere. */
export function NaturalLanguageEditor(props: NaturalLanguageEditorProps) {
  const { projectId, draftScope, initialGoal = '', variant, onStarting } = props;
  const id = useId();
  const draft = usePromptDraft(draftScope, initialGoal);
  const { provider, providers, chosen, choose } = usePlanningProvider();
  const { start, isStarting, problem, setProblem } = useStartPlan();
  const [isDropTarget, setIsDropTarget] = useState(false);
  const [isOpen, setIsOpen] = useState(variant === 'page');
  const fileInput = useRef<HTMLInputElement>(null);
  const isTooLong = draft.text.length > MAX_GOAL_LENGTH;

  async function send() {
    onStarting?.(true);
    const hasStarted = await start({
      goal: draft.text,
      ...(projectId === undefined ? {} : { projectId }),
      ...(chosen === null ? {} : { provider: chosen }),
    });
    if (hasStarted) draft.clear();
    else onStarting?.(false);
  }

  async function addFile(file: File) {
    const result = await readGoalFile(file);
    if (result.type === 'refused') setProblem(result.reason);
    else write(withDocument(draft.text, result.text));
  }

  function write(text: string) {
    setProblem(null);
    draft.setText(text);
  }

  function chooseExample(goal: string) {
    write(goal);
    document.getElementById(id)?.focus();
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      void send();
    }
    if (event.key === 'Escape' && variant === 'dock') (event.target as HTMLElement).blur();
  }

  function handlePaste(event: ClipboardEvent) {
    const file = event.clipboardData.files[0];
    // Applications put a picture beside the text they copy; the text is what is wanted then.
    if (!file || event.clipboardData.getData('text/plain') !== '') return;
    event.preventDefault();
    void addFile(file);
  }

  function handleDrop(event: DragEvent) {
    setIsDropTarget(false);
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    void addFile(file);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsDropTarget(true);
      }}
      onDragLeave={() => setIsDropTarget(false)}
      onFocus={() => setIsOpen(true)}
      onBlur={(event) => {
        const { currentTarget, relatedTarget } = event;
        // The provider's menu hangs on this form, though it lies elsewhere in the page.
        const isNear = currentTarget.contains(relatedTarget) || relatedTarget?.closest('[role=menu]');
        if (variant === 'dock' && !isNear) setIsOpen(false);
      }}
      onDrop={handleDrop}
      className="flex flex-col gap-3"
    >
      <div
        className={clsx(
          'flex flex-col rounded-panel border bg-raised shadow-card focus-within:border-acc',
          isDropTarget ? 'border-acc ring-2 ring-acc' : 'border-line2',
          problem !== null && 'border-del',
          variant === 'dock' && 'shadow-popover',
        )}
      >
        <label htmlFor={id} className="sr-only">
          {props.label}
        </label>
        <textarea
          ref={props.inputRef}
          id={id}
          value={draft.text}
          placeholder={props.placeholder}
          autoFocus={props.autoFocus}
          readOnly={isStarting}
          aria-invalid={problem !== null || isTooLong || undefined}
          aria-describedby={problem !== null ? `${id}-problem` : undefined}
          onChange={(event) => write(event.target.value)}
          onKeyDown={handleKeyDown}
          onPaste={handlePaste}
          onFocus={() => void import('./run-page.tsx')}
          className={clsx(
            'field-sizing-content w-full resize-none bg-transparent px-3 text-14 outline-none sm:text-15',
            variant === 'page' ? 'max-h-[50dvh] min-h-32 py-3' : 'max-h-60 min-h-9 py-2',
          )}
        />
        <div className={clsx('flex flex-wrap items-center gap-1 px-2 pb-2', !isOpen && draft.text === '' && 'hidden')}>
          <span className="inline-flex h-6 max-w-40 items-center rounded-chip bg-hover px-2 text-12 text-mut max-sm:hidden">
            <span className="truncate">{props.scopeLabel}</span>
          </span>
          {provider !== null && (
            <Suspense fallback={<span className="px-2.5 text-13 font-medium text-mut">{provider.name}</span>}>
              <ProviderMenu providers={providers} provider={provider} chosen={chosen} onChoose={choose} />
            </Suspense>
          )}
          <IconButton
            label="Add a document (.md, .txt, .csv)"
            icon={<Paperclip className="size-4" aria-hidden="true" />}
            onClick={() => fileInput.current?.click()}
          />
          <input
            ref={fileInput}
            type="file"
            accept={READABLE_FILES}
            className="hidden"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void addFile(file);
            }}
          />
          {draft.text.length > MAX_GOAL_LENGTH * 0.9 && (
            <span className={clsx('text-12 tabular-nums', isTooLong ? 'text-del' : 'text-mut')}>
              {draft.text.length.toLocaleString('en-GB')} of {MAX_GOAL_LENGTH.toLocaleString('en-GB')} characters
            </span>
          )}
          <Button type="submit" variant="primary" busy={isStarting} shortcut="$mod+Enter" className="ml-auto">
            {!isStarting && <ArrowUp className="size-4" aria-hidden="true" />}
            {isStarting ? 'Planning…' : props.submitLabel}
          </Button>
        </div>
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className="text-13 text-del">
          {problem}
        </p>
      )}
      {props.showsExamples && isExample(draft.text) && <Examples onChoose={chooseExample} />}
    </form>
  );
}

/** Whether nothing of somebody's own would be lost by putting an example there. */
function isExample(text: string): boolean {
  return text === '' || GOAL_EXAMPLES.some(({ goal }) => goal === text);
}

function Examples({ onChoose }: { readonly onChoose: (goal: string) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-12 text-mut">Start from an example:</span>
      {GOAL_EXAMPLES.map(({ label, goal }) => (
        <Button key={label} onClick={() => onChoose(goal)}>
          {label}
        </Button>
      ))}
    </div>
  );
}
