import type { AgentEvent, AgentSupport, EditorInput } from '../../agent.ts';
import type { Ending, ModelSession } from '../../llm/model-session.ts';
import type { TokenBudget } from '../../llm/tokens.ts';
import { EDIT_JSON_SCHEMA } from '../operations/draft-schema.ts';
import { OperationsAnswer } from '../operations/operations-answer.ts';
import { EDITOR_SYSTEM_PROMPT, editorContext, editPrompt } from './editor-prompt.ts';

/** The Editor on a model: an instruction becomes operations on the plan, or on what was selected of it. */
export async function* edit(
  session: ModelSession,
  input: EditorInput,
  support: AgentSupport,
): AsyncGenerator<AgentEvent, Ending> {
  const wanted = {
    system: EDITOR_SYSTEM_PROMPT,
    jsonSchema: EDIT_JSON_SCHEMA,
    context: ({ context }: TokenBudget) => editorContext(input, context),
  };
  return yield* new OperationsAnswer(wanted, input, support).events(session, editPrompt(input));
}
