import type { AgentEvent } from '../agents/agent.ts';
import { faultSentence } from '../domain/agent-words.ts';
import type { AgentKind } from '../domain/run.ts';
import { storableText } from '../domain/storable-text.ts';

/** An agent stops within a second of being cancelled; one that does not is left behind. */
const GRACE_MS = 1_000;

/**
 * What an agent says, held to its contract: where it throws it has failed, and where it goes on after it was cancelled
 * nobody listens any more. `onFault` hears of what it threw.
 */
export async function* agentEvents(
  agent: AgentKind,
  source: AsyncIterable<AgentEvent>,
  signal: AbortSignal,
  onFault: (error: unknown) => void,
): AsyncGenerator<AgentEvent, void> {
  const iterator = source[Symbol.asyncIterator]();
  const { promise: leftBehind, resolve: leave } = Promise.withResolvers<null>();
  let timer: NodeJS.Timeout | undefined;
  const beginGrace = (): void => {
    timer = setTimeout(() => leave(null), GRACE_MS);
  };
  if (signal.aborted) beginGrace();
  else signal.addEventListener('abort', beginGrace);
  let isOver = false;
  try {
    for (;;) {
      const next = iterator.next();
      next.catch(() => {}); // Heard of below, unless it is left behind.
      const result = await Promise.race([next, leftBehind]);
      if (result === null) return;
      isOver = result.done === true;
      if (isOver) return;
      yield storable(result.value as AgentEvent);
    }
  } catch (error) {
    isOver = true;
    if (signal.aborted) return;
    onFault(error);
    yield { type: 'failed', code: 'INTERNAL', text: faultSentence(agent) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', beginGrace);
    // Not waited for: behind a step that never ends this would never end either.
    if (!isOver) iterator.return?.(undefined).catch(() => {});
  }
}

/** Models write what no database takes; operations are cleaned field by field where they are recorded. */
function storable(event: AgentEvent): AgentEvent {
  if ('text' in event) return { ...event, text: storableText(event.text) };
  if (event.type === 'title') return { ...event, title: storableText(event.title) };
  if (event.type === 'memory') return { ...event, summary: storableText(event.summary) };
  return event;
}
