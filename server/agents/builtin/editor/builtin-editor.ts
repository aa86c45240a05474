import { setImmediate } from 'node:timers/promises';
import type { AgentEvent, AgentSupport, EditorInput } from '../../agent.ts';
import { NOTHING } from '../intents/apply-fields.ts';
import { ABILITIES } from './abilities.ts';
import { explain, understand, type Understanding } from './understand.ts';

/** After so many events others get a turn on the thread. */
const EVENTS_PER_TURN = 50;
const MAX_TITLE = 200;

/**
 * The editor that needs no key and no network. It carries out an instruction that it understands whole; otherwise it
 * changes nothing and says what it did not understand. The same input gives the same events, byte for byte.
 */
export async function* editWithoutModel(
  input: EditorInput,
  signal: AbortSignal,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, void> {
  await setImmediate();
  const selected = new Set(input.selection);
  const selection = input.tasks.filter((task) => selected.has(task.id));
  const result = understand(input.instructions, input, { selection, mentioned: [] });
  yield* sayAndDo(result, signal, support);
}

/** The events of an instruction: what was done and the operations, or what was not understood. */
export async function* sayAndDo(
  result: Understanding,
  signal: AbortSignal,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, void> {
  if (!result.ok) {
    yield { type: 'text', text: `${explain(result)} Nothing was changed. ${ABILITIES}` };
    yield { type: 'done' };
    return;
  }
  const { draft, sentences } = result;
  if (draft.operations.length > 0) yield { type: 'title', title: titleOf(sentences) };
  yield { type: 'text', text: `${sentences.map(proposed).join('. ')}.` };
  let count = 0;
  for (const operation of draft.operations) {
    if (signal.aborted) return;
    yield { type: 'operation', operation };
    if (++count % EVENTS_PER_TURN === 0) await setImmediate();
  }
  for (const refusal of support.takeRefusals().slice(0, 100))
    yield { type: 'warning', text: `An operation was left out: ${refusal.reason}` };
  yield { type: 'done' };
}

/** Nothing has happened yet: the change is for somebody to apply. */
function proposed(sentence: string): string {
  return sentence.startsWith(NOTHING) ? sentence : `Would ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function titleOf(sentences: readonly string[]): string {
  const whole = sentences
    .filter((sentence) => !sentence.startsWith(NOTHING))
    .map((sentence, index) => (index === 0 ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1)))
    .join('; ');
  return whole.length <= MAX_TITLE
    ? whole
    : `${whole
        .slice(0, MAX_TITLE - 1)
        .replace(/[\uD800-\uDBFF]$/u, '')
        .trimEnd()}…`;
}
