import { ArrowUp } from 'lucide-react';
import { Suspense, useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { usePlanningProvider } from '../planning/use-planning-provider.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { useStartRun } from '../planning/use-start-run.ts';

const ProviderMenu = lazyComponent(() => import('../planning/provider-menu.tsx'), 'ProviderMenu');

export interface ComposerProps {
  readonly projectId: string;
  /** A new conversation begins when absent. */
  readonly conversationId: string | undefined;
  /** While an answer is being written the next message can be written, and not sent. */
  readonly isAnswering: boolean;
  /** Put into the box when it changes to something, behind what somebody has written there. */
  readonly suggested: string;
  readonly onSent: () => void;
}

/** Where the next message is written. What is written stays until it was sent. */
export function Composer({ projectId, conversationId, isAnswering, suggested, onSent }: ComposerProps) {
  const id = useId();
  const draft = useKeptText(`prompt:chat.${projectId}`);
  const { provider, providers, chosen, choose } = usePlanningProvider();
  const { start, isStarting, problem, setProblem } = useStartRun();
  const box = useRef<HTMLTextAreaElement>(null);
  const { setText } = draft;
  const written = useRef('');
  const taken = useRef('');
  useEffect(function rememberWhatIsWritten() {
    written.current = draft.text;
  });
  useEffect(
    function takeOver() {
      if (suggested === '') return;
      const own = written.current === taken.current ? '' : written.current.trimEnd();
      taken.current = own === '' ? suggested : `${own}\n${suggested}`;
      setText(taken.current);
      box.current?.focus();
    },
    [suggested, setText],
  );
  useEffect(
    function beReadyToWrite() {
      box.current?.focus({ preventScroll: true });
    },
    [conversationId],
  );

  async function send() {
    if (isAnswering) return;
    const request = {
      action: 'ask',
      text: draft.text,
      projectId,
      taskIds: [],
      ...(conversationId === undefined ? {} : { conversationId }),
      ...(chosen === null ? {} : { provider: chosen }),
    } as const;
    if (await start(request, { onTaken: draft.clear })) onSent();
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    void send();
  }

  return (
    <form
      className="flex shrink-0 flex-col gap-1 border-t border-line p-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="flex flex-col rounded-panel border border-line2 bg-raised focus-within:border-acc">
        <label htmlFor={id} className="sr-only">
          Message
        </label>
        <textarea
          ref={box}
          id={id}
          value={draft.text}
          placeholder="Ask, or say what is to change…"
          readOnly={isStarting}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => {
            setProblem(null);
            draft.setText(event.target.value);
          }}
          onKeyDown={handleKeyDown}
          className="field-sizing-content max-h-48 min-h-9 w-full coarse:min-h-11 resize-none bg-transparent px-3 py-2 text-14 outline-none coarse:text-16"
        />
        <div className="flex items-center gap-1 px-2 pb-2">
          {provider !== null && (
            <Suspense fallback={<span className="px-2.5 text-13 font-medium text-mut">{provider.name}</span>}>
              <ProviderMenu providers={providers} provider={provider} chosen={chosen} onChoose={choose} />
            </Suspense>
          )}
          <Button
            type="submit"
            variant="primary"
            busy={isStarting}
            disabled={isAnswering}
            shortcut="Enter"
            className="ml-auto"
          >
            {!isStarting && <ArrowUp className="size-4" aria-hidden="true" />}
            Send
          </Button>
        </div>
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className="text-13 text-del">
          {problem}
        </p>
      )}
    </form>
  );
}
