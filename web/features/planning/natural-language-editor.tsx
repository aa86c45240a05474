import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { ArrowUp, Paperclip } from 'lucide-react';
import type { ClipboardEvent, DragEvent, KeyboardEvent, Ref } from 'react';
import { Suspense, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ActionSwitch } from './action-switch.tsx';
import { ACTION_WORDS, suggestedAction, type AgentAction } from './agent-action.ts';
import { fileKind, fileProblem, IMPORTED_FILES, readFileText } from '../import/file-kind.ts';
import { holdFile } from '../import/held-file.ts';
import { MAX_GOAL_LENGTH, withDocument } from './goal.ts';
import type { ScopeMenuProps } from './scope-menu.tsx';
import type { Suggestion } from './suggestions.ts';
import { usePlanningProvider } from './use-planning-provider.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { useStartRun } from './use-start-run.ts';

// The menus bring Base UI along, which the first paint can do without.
const ScopeMenu = lazyComponent(() => import('./scope-menu.tsx'), 'ScopeMenu');
const ProviderMenu = lazyComponent(() => import('./provider-menu.tsx'), 'ProviderMenu');

export interface NaturalLanguageEditorProps {
  /** What it is about; a plan of a new project when absent. */
  readonly projectId?: string;
  /** The tasks that it is about; the whole plan when absent or empty. */
  readonly taskIds?: readonly string[];
  /** The conversation in which something is asked; a new one when absent. */
  readonly conversationId?: string;
  /** What the chip says about what it is about, where there is no choice. */
  readonly scopeLabel?: string;
  readonly scope?: ScopeMenuProps;
  /** What can be done with the text; the one that fits it is proposed. */
  readonly actions: readonly AgentAction[];
  /** Tasks that the plan has. */
  readonly taskCount?: number;
  readonly suggestions?: readonly Suggestion[];
  /** What is sent where something is asked; the text as it is when absent. */
  readonly askedAs?: (text: string) => string;
  /** Under which name the text is kept in this browser until it is sent. */
  readonly draftScope: string;
  /** What the field is called, also on screen where there is room. */
  readonly label: string;
  /** What fits the action when absent. */
  readonly placeholder?: string;
  readonly initialText?: string;
  readonly submitLabel?: string;
  /** `page` is large from the start; `dock` is one line until it is used. */
  readonly variant: 'page' | 'dock';
  readonly autoFocus?: boolean;
  /** Told when something is being started, and when that did not work. */
  readonly onStarting?: (isStarting: boolean) => void;
  /** Done before anything is started; where it throws, nothing is, and what it threw is said. */
  readonly beforeStart?: () => Promise<void>;
  /** Told when it has started. */
  readonly onStarted?: () => void;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** The bar in which somebody says what they want: a goal, a whole document, a change, a question. The same everywhere. */
export function NaturalLanguageEditor(props: NaturalLanguageEditorProps) {
  const { projectId, taskIds = [], draftScope, initialText = '', variant, actions, onStarting, onStarted } = props;
  const id = useId();
  const draft = useKeptText(`prompt:${draftScope}`, initialText);
  const { provider, providers, chosen: chosenProvider, choose: chooseProvider } = usePlanningProvider();
  const navigate = useNavigate();
  const { start, isStarting, problem, setProblem } = useStartRun();
  const [chosen, setChosen] = useState<AgentAction | null>(null);
  const action =
    chosen !== null && actions.includes(chosen) ? chosen : suggestedAction(draft.text, actions, props.taskCount ?? 0);
  const words = ACTION_WORDS[action];
  const [isDropTarget, setIsDropTarget] = useState(false);
  const [isOpen, setIsOpen] = useState(variant === 'page');
  const fileInput = useRef<HTMLInputElement>(null);
  const isTooLong = draft.text.length > MAX_GOAL_LENGTH;

  async function send() {
    onStarting?.(true);
    const request = {
      action,
      text: action === 'ask' && props.askedAs && draft.text.trim() !== '' ? props.askedAs(draft.text) : draft.text,
      taskIds,
      ...(projectId === undefined ? {} : { projectId }),
      ...(props.conversationId === undefined ? {} : { conversationId: props.conversationId }),
      ...(chosenProvider === null ? {} : { provider: chosenProvider }),
    };
    if (!(await start(request, { before: props.beforeStart, onTaken: draft.clear }))) return onStarting?.(false);
    setChosen(null);
    onStarted?.();
  }

  async function addFile(file: File) {
    const wrong = fileProblem(file);
    if (wrong !== null) return setProblem(wrong);
    // A text is planned from where it stands; tables and projects are looked at first.
    if (fileKind(file.name) !== 'document') {
      void holdFile(file);
      return navigate(
        projectId === undefined ? { to: '/import' } : { to: '/p/$projectId/import', params: { projectId } },
      );
    }
    const read = await readFileText(file);
    if ('problem' in read) setProblem(read.problem);
    else write(withDocument(draft.text, read.text));
  }

  function write(text: string) {
    setProblem(null);
    draft.setText(text);
  }

  function choose(suggestion: Suggestion) {
    write(suggestion.text);
    setChosen(suggestion.action);
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

  const suggestions = { suggestions: props.suggestions ?? [], text: draft.text, onChoose: choose };
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
          placeholder={props.placeholder ?? (isOpen ? words.placeholder : props.label)}
          autoFocus={props.autoFocus}
          readOnly={isStarting}
          aria-invalid={problem !== null || isTooLong || undefined}
          aria-describedby={problem !== null ? `${id}-problem` : undefined}
          onChange={(event) => write(event.target.value)}
          onKeyDown={handleKeyDown}
          onPaste={handlePaste}
          onFocus={() => void import('./run-page.tsx').catch(() => undefined)}
          className={clsx(
            'field-sizing-content w-full resize-none bg-transparent px-3 text-14 outline-none sm:text-15',
            variant === 'page' ? 'max-h-[50dvh] min-h-32 py-3' : 'max-h-60 min-h-9 py-2',
          )}
        />
        {isDropTarget && (
          <p className="px-3 pb-2 text-13 text-acctx">
            Drop a document to plan from (.md, .txt), a table (.csv, .tsv) or an exported project (.json)
          </p>
        )}
        {variant === 'dock' && isOpen && (
          <div className="px-3 pb-2">
            <Suggestions {...suggestions} />
          </div>
        )}
        <div className={clsx('flex flex-wrap items-center gap-1 px-2 pb-2', !isOpen && draft.text === '' && 'hidden')}>
          {props.scope && props.scope.options.length > 1 ? (
            <Suspense fallback={<ScopeLabel label={props.scope.value.label} />}>
              <ScopeMenu {...props.scope} />
            </Suspense>
          ) : (
            <ScopeLabel label={props.scope?.value.label ?? props.scopeLabel ?? 'New project'} />
          )}
          {actions.length > 1 && <ActionSwitch actions={actions} value={action} onChoose={setChosen} />}
          {provider !== null && (
            <Suspense fallback={<span className="px-2.5 text-13 font-medium text-mut">{provider.name}</span>}>
              <ProviderMenu
                providers={providers}
                provider={provider}
                chosen={chosenProvider}
                onChoose={chooseProvider}
              />
            </Suspense>
          )}
          {actions.includes('plan') && (
            <IconButton
              label="Add a file: a document, a table, a project"
              icon={<Paperclip className="size-4" aria-hidden="true" />}
              onClick={() => fileInput.current?.click()}
            />
          )}
          <input
            ref={fileInput}
            type="file"
            accept={IMPORTED_FILES}
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
            {isStarting ? words.starting : (props.submitLabel ?? words.submit)}
          </Button>
        </div>
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className="text-13 text-del">
          {problem}
        </p>
      )}
      {variant === 'page' && <Suggestions {...suggestions} />}
    </form>
  );
}

interface SuggestionsProps {
  readonly suggestions: readonly Suggestion[];
  readonly text: string;
  readonly onChoose: (suggestion: Suggestion) => void;
}

/** Nothing where something of somebody's own would be lost by taking one. */
function Suggestions({ suggestions, text, onChoose }: SuggestionsProps) {
  const isOwn = text !== '' && !suggestions.some((suggestion) => suggestion.text === text);
  if (isOwn || suggestions.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-12 text-mut">For example:</span>
      {suggestions.map((suggestion) => (
        <Button key={suggestion.label} onClick={() => onChoose(suggestion)} className="max-w-full">
          <span className="truncate">{suggestion.label}</span>
        </Button>
      ))}
    </div>
  );
}

function ScopeLabel({ label }: { readonly label: string }) {
  return (
    <span className="inline-flex h-6 max-w-40 items-center rounded-chip bg-hover px-2 text-12 text-mut max-sm:hidden">
      <span className="truncate">{label}</span>
    </span>
  );
}
