import type { TaskId } from '../../../domain/ids.ts';
import { MAX_DEPTH, type Task } from '../../../domain/task.ts';
import type { AgentEvent, AgentSupport, DecomposerInput } from '../../agent.ts';
import { taskReference } from '../../agent.ts';
import type { Ending, ModelSession } from '../../llm/model-session.ts';
import type { TokenBudget } from '../../llm/tokens.ts';
import { PLAN_JSON_SCHEMA } from '../operations/draft-schema.ts';
import { OperationsAnswer } from '../operations/operations-answer.ts';
import { DECOMPOSER_SYSTEM_PROMPT, decomposePrompt, decomposerContext } from './decomposer-prompt.ts';
import { decomposerScope } from './decomposer-scope.ts';
import { unfinishedSubtasks } from './unfinished-subtasks.ts';

/** The Decomposer on a model: adds subtasks to one task, beside those that it has. */
export async function* decompose(
  session: ModelSession,
  input: DecomposerInput,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, Ending> {
  const { task } = input;
  if (task.depth >= MAX_DEPTH) {
    const text = `${taskReference(task)} lies ${MAX_DEPTH} levels below a root task, and nothing can lie deeper. Move it up first.`;
    yield { type: 'text', text };
    return { type: 'done' };
  }
  const wanted = {
    system: DECOMPOSER_SYSTEM_PROMPT,
    jsonSchema: PLAN_JSON_SCHEMA,
    context: ({ context }: TokenBudget) => decomposerContext(input, context),
    forbids: decomposerScope(task, descendantsOf(input.tasks, task.id)),
    lacks: unfinishedSubtasks,
  };
  return yield* new OperationsAnswer(wanted, input, support).events(session, decomposePrompt(input));
}

function descendantsOf(tasks: readonly Task[], root: TaskId): readonly Task[] {
  const inside = new Set([root]);
  // Depth first: parents come before their children.
  return tasks.filter(({ id, parentId }) => parentId !== null && inside.has(parentId) && inside.add(id));
}
