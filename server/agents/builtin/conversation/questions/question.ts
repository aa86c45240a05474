import { planFacts, type PlanFacts } from '../../../../domain/plan-facts.ts';
import type { Task } from '../../../../domain/task.ts';
import { day, duration, titled } from '../../editor/wording.ts';
import type { World } from '../../entities/world.ts';
import { parsePattern } from '../../grammar/pattern.ts';
import type { Slots, SourceOfWords } from '../../intents/rule.ts';
import type { ReadableRule } from '../../intents/read-clause.ts';

/** Answers a question from the plan, in sentences or a list in Markdown. */
export type Answer = () => string;

/** Ways to ask one thing. Null where the words fit and yet ask something else. */
export function question(
  patterns: readonly string[],
  read: (slots: Slots, about: Asked, source: SourceOfWords) => string | null,
): ReadableRule<Answer> {
  return {
    patterns: patterns.map((pattern) => parsePattern(pattern)),
    read: (slots, world, source) => {
      const answer = read(slots, new Asked(world), source);
      return answer === null ? null : () => answer;
    },
  };
}

const MAX_LISTED = 12;

/** The plan that a question is about, with the words for what is in it. */
export class Asked {
  readonly world: World;
  #facts: PlanFacts | null = null;

  constructor(world: World) {
    this.world = world;
  }

  get facts(): PlanFacts {
    const { context } = this.world.draft;
    return (this.#facts ??= planFacts(context, context.today));
  }

  /** One task in a line: `#12 “Home page”, in progress, David Kim, due 16 December 2026`. */
  line(task: Task): string {
    const { draft } = this.world;
    const parts = [titled(task)];
    if (task.status !== 'TODO') parts.push(STATUS_WORDS[task.status]);
    const person = draft.personOf(task);
    if (person !== null) parts.push(person);
    if (task.dueDate !== null) parts.push(`due ${day(task.dueDate)}`);
    if (task.estimatedMinutes !== null) parts.push(duration(task.estimatedMinutes));
    return parts.join(', ');
  }

  /** `head` and the tasks as a list; `none` where there are none. */
  list(head: string, tasks: readonly Task[], none: string): string {
    if (tasks.length === 0) return none;
    const more = tasks.length > MAX_LISTED ? `\n- and ${tasks.length - MAX_LISTED} more` : '';
    return `${head}\n\n${tasks
      .slice(0, MAX_LISTED)
      .map((task) => `- ${this.line(task)}`)
      .join('\n')}${more}`;
  }
}

export const STATUS_WORDS: Readonly<Record<Task['status'], string>> = {
  TODO: 'not begun',
  IN_PROGRESS: 'in progress',
  IN_REVIEW: 'in review',
  BLOCKED: 'blocked',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
};
