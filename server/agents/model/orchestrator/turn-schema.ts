import type { JsonObject } from '../../../domain/task.ts';

/** What the Orchestrator can do with a message: answer it, ask back, or hand it to another agent. */
export const TURN_ACTIONS = ['answer', 'ask', 'plan', 'decompose', 'edit'] as const;
export type TurnAction = (typeof TURN_ACTIONS)[number];

/** Names of the answer's properties. The reply comes first, so that a person reads it while the rest is made. */
export const TURN = { reply: 'reply', action: 'action', taskRef: 'taskRef', instructions: 'instructions' } as const;

export const TURN_SCHEMA_NAME = 'turn';

export const TURN_JSON_SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    [TURN.reply]: { type: 'string', description: 'What you say to the person, in Markdown.' },
    [TURN.action]: { type: 'string', enum: [...TURN_ACTIONS], description: 'What is to be done.' },
    [TURN.taskRef]: { type: 'string', description: 'decompose: the task, such as #12. "" otherwise.' },
    [TURN.instructions]: {
      type: 'string',
      description:
        'plan, decompose, edit: all that the agent has to know, which has not heard the conversation. "" otherwise.',
    },
  },
  required: Object.values(TURN),
  additionalProperties: false,
};
