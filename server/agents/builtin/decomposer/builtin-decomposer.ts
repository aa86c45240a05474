import { setImmediate } from 'node:timers/promises';
import type { Task } from '../../../domain/task.ts';
import type { AgentEvent, AgentSupport, DecomposerInput } from '../../agent.ts';
import { PlanDraft } from '../editor/plan-draft.ts';
import { plural, titled } from '../editor/wording.ts';
import { decompose } from './decompose.ts';

/** The decomposer that needs no key and no network. The same input gives the same events, byte for byte. */
export async function* decomposeWithoutModel(
  input: DecomposerInput,
  signal: AbortSignal,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, void> {
  await setImmediate();
  if (signal.aborted) return;
  const draft = new PlanDraft(input);
  const parts = decompose(draft, input.task, input.instructions);
  const made = addParts(draft, input.task, parts);
  if (made.length > 0)
    yield { type: 'title', title: `Break down ${titled(input.task)} into ${plural(made.length, 'subtask')}` };
  yield { type: 'text', text: parts.reason };
  for (const operation of draft.operations) yield { type: 'operation', operation };
  for (const refusal of support.takeRefusals())
    yield { type: 'warning', text: `An operation was left out: ${refusal.reason}` };
  yield { type: 'done' };
}

/** Creates the subtasks of a decomposition with what they wait for. */
export function addParts(draft: PlanDraft, task: Task, parts: ReturnType<typeof decompose>): readonly Task[] {
  const made = parts.tasks.map((part) => draft.create(part.fields, draft.now(task)));
  for (const [index, part] of parts.tasks.entries()) {
    for (const before of part.after) draft.connect(made[index]!, made[before]!);
    for (const child of part.afterExisting) draft.connect(made[index]!, child);
  }
  return made;
}
