import type { PlanIndex } from '../../apollo/plan-index.ts';
import type { AgentAction } from './agent-action.ts';
import { GOAL_EXAMPLES } from './goal-examples.ts';

/** Something that can be asked for where nothing is written yet. */
export interface Suggestion {
  /** What the chip says. */
  readonly label: string;
  readonly text: string;
  readonly action: AgentAction;
}

export const GOAL_SUGGESTIONS: readonly Suggestion[] = GOAL_EXAMPLES.map(({ label, goal }) => ({
  label,
  text: goal,
  action: 'plan',
}));

/** Three that fit what the bar is about, made with the names of this plan. */
export function suggestionsFor(index: PlanIndex, taskIds: readonly string[]): readonly Suggestion[] {
  if (index.byId.size === 0) return GOAL_SUGGESTIONS.slice(0, 3);
  const [person] = [...index.people.values()];
  const assign = person ? `to ${person.name}` : 'to somebody';
  if (taskIds.length === 1)
    return [
      { label: 'Break it down', text: '', action: 'breakDown' },
      same('Move it by a week', 'change'),
      same('What does it wait for?', 'ask'),
    ];
  if (taskIds.length > 1)
    return [
      same('Mark them as done', 'change'),
      same('Move them by a week', 'change'),
      same(`Assign them ${assign}`, 'change'),
    ];
  const [first] = index.children.get(null) ?? [];
  const root = first === undefined ? undefined : index.byId.get(first);
  return [
    same('What is next?', 'ask'),
    same(`Move everything after ${root?.title ?? 'the first task'} by a week`, 'change'),
    same(`Add a task for documentation under ${root?.title ?? 'the first task'}`, 'change'),
  ];
}

function same(text: string, action: AgentAction): Suggestion {
  return { label: text, text, action };
}
