import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Task } from '../../../domain/task.ts';
import type { AgentOperation, PlannerInput } from '../../agent.ts';
import { parseDuration } from '../inline/duration.ts';
import { fitTitle } from '../planning/text-limits.ts';
import { assign, type Assignments } from './assignments.ts';
import type { GoalFacts } from './goal-facts.ts';
import { readGoalWords, withGoalWords, type GoalWords } from './goal-words.ts';
import type { Recipe, RecipePhase, RecipeTask } from './recipe.ts';

export interface FilledRecipe {
  readonly operations: readonly AgentOperation[];
  readonly warnings: readonly string[];
  readonly taskCount: number;
  readonly phaseCount: number;
}

/** Turns a recipe into operations for this goal. Tasks that the project has already are used, not created again. */
export function fillRecipe(recipe: Recipe, goal: GoalFacts, name: string, input: PlannerInput): FilledRecipe {
  return new RecipeFiller(recipe, goal, name, input).fill();
}

class RecipeFiller {
  readonly #recipe: Recipe;
  readonly #goal: GoalFacts;
  readonly #input: PlannerInput;
  readonly #words: GoalWords;
  readonly #operations: AgentOperation[] = [];
  /** Who waits for whom; by key, because the other may come later in the recipe. */
  readonly #waits: { readonly ref: string; readonly key: string }[] = [];
  readonly #refs = new Map<string, string[]>();
  readonly #assignments: Assignments;
  #created = 0;
  /** The task that plans the costs; null where the recipe has none. */
  #budgetKey: string | null = null;

  constructor(recipe: Recipe, goal: GoalFacts, name: string, input: PlannerInput) {
    this.#recipe = recipe;
    this.#goal = goal;
    this.#assignments = assign(recipe, goal);
    this.#input = input;
    this.#words = readGoalWords(input.goal, name, goal, recipe.fallbackSubject);
  }

  fill(): FilledRecipe {
    const phases = mergePhases(withBudget(this.#recipe.phases, this.#goal.budget), this.#input.maxRootTasks);
    this.#budgetKey = phases.flatMap((phase) => phase.tasks).find(isAboutMoney)?.key ?? null;
    for (const phase of phases) {
      const person = this.#assignments.forPhase(phase);
      const { ref, existing } = this.#create({ title: phase.title }, null, null);
      for (const task of phase.tasks) this.#task(task, ref, existing, person);
    }
    const known = new Set(
      this.#input.dependencies.map(({ taskId, dependsOnId }) => `${this.#refOf(taskId)} ${this.#refOf(dependsOnId)}`),
    );
    const dependencies = this.#waits.flatMap(({ ref, key }): AgentOperation[] => {
      const others = (this.#refs.get(key) ?? []).filter((other) => !known.has(`${ref} ${other}`));
      return others.map((dependsOnId) => ({ kind: 'ADD_DEPENDENCY', taskId: ref, dependsOnId }));
    });
    return {
      operations: [...this.#operations, ...dependencies],
      warnings: this.#assignments.unused.map(
        ({ person, work }) =>
          `The goal gives “${work}” to ${person}, but no task of this plan is called so; nobody was assigned.`,
      ),
      taskCount: this.#operations.filter(({ kind }) => kind === 'CREATE_TASK').length,
      phaseCount: phases.length,
    };
  }

  #refOf(id: string): string {
    const task = this.#input.tasks.find((candidate) => candidate.id === id);
    return task ? `#${task.number}` : id;
  }

  #task(task: RecipeTask, parentRef: string, parent: Task | 'new', inherited: string | null): void {
    const person = this.#assignments.forTask(task) ?? inherited;
    const items = task.isForEach && this.#words.items.length > 0 ? this.#words.items : [null];
    const refs = items.map((item) => this.#create(task, parentRef, parent, person, item).ref);
    this.#refs.set(task.key, refs);
    this.#waits.push(...refs.flatMap((ref) => task.after.map((key) => ({ ref, key }))));
  }

  #create(
    task: Partial<RecipeTask> & { title: string },
    parentRef: string | null,
    parent: Task | 'new' | null,
    person: string | null = null,
    item: string | null = null,
  ): { ref: string; existing: Task | 'new' } {
    const text = (template: string): string => withGoalWords(template, this.#words, item);
    const { title } = fitTitle(text(task.title));
    const existing =
      parent === 'new'
        ? undefined
        : this.#input.tasks.find(
            (other) => other.parentId === (parent?.id ?? null) && other.title.toLowerCase() === title.toLowerCase(),
          );
    if (existing) {
      this.#follow(existing, task.isDay === true, person);
      return { ref: `#${existing.number}`, existing };
    }
    const estimate = parseDuration(task.estimate ?? '');
    const isBudget = this.#goal.budget !== null && task.key !== undefined && task.key === this.#budgetKey;
    const criteria = [
      ...(task.criteria ?? []).map(text),
      ...(isBudget ? [`The whole stays within ${this.#goal.budget}`] : []),
    ];
    const fields: TaskFieldsDraft & { title: string } = {
      title,
      ...(criteria.length > 0 && { acceptanceCriteria: criteria }),
      ...(task.priority && { priority: task.priority }),
      ...(estimate && { estimatedMinutes: estimate.minutes }),
      ...(task.isDay && this.#goal.dueDate !== null && { dueDate: this.#goal.dueDate }),
      ...(person !== null && { assigneeName: person }),
    };
    const ref = `new${++this.#created}`;
    this.#operations.push({ kind: 'CREATE_TASK', taskId: ref, parentId: parentRef, fields });
    return { ref, existing: 'new' };
  }

  /** What the goal says of a task that is there already, and the task does not. */
  #follow(existing: Task, isDay: boolean, person: string | null): void {
    const { dueDate } = this.#goal;
    const fields: TaskFieldsDraft = {
      ...(isDay && dueDate !== null && dueDate !== existing.dueDate && { dueDate }),
      ...(person !== null && existing.assigneeId === null && { assigneeName: person }),
    };
    if (Object.keys(fields).length > 0)
      this.#operations.push({ kind: 'UPDATE_TASK', taskId: `#${existing.number}`, fields });
  }
}

/** Costs that the goal limits are planned somewhere, in a task of their own where the recipe has none. */
function withBudget(phases: readonly RecipePhase[], budget: string | null): readonly RecipePhase[] {
  const [first, ...others] = phases;
  if (budget === null || !first || phases.some((phase) => phase.tasks.some(isAboutMoney))) return phases;
  return [{ ...first, tasks: [...first.tasks, BUDGET_TASK] }, ...others];
}

const BUDGET_TASK: RecipeTask = {
  key: 'budget',
  title: 'Set the budget: list what {subject} costs, item by item, with a reserve',
  estimate: '3h',
  criteria: ['Each item has an offer or an estimate'],
  after: [],
  roles: ['budget', 'finance'],
  isDay: false,
  isForEach: false,
};

function isAboutMoney(task: RecipeTask): boolean {
  return /^(?:budget|money|numbers|costs?|limits)$/u.test(task.key);
}

/** At most `limit` phases: neighbours with the fewest tasks are joined, from the end. */
function mergePhases(phases: readonly RecipePhase[], limit: number): readonly RecipePhase[] {
  const merged = [...phases];
  while (merged.length > Math.max(1, limit)) {
    let place = merged.length - 2;
    for (let index = merged.length - 2; index >= 0; index--) {
      if (size(merged, index) < size(merged, place)) place = index;
    }
    const [first, second] = [merged[place]!, merged[place + 1]!];
    merged.splice(place, 2, {
      title: `${first.title}, ${second.title.charAt(0).toLowerCase()}${second.title.slice(1)}`,
      roles: [...first.roles, ...second.roles],
      tasks: [...first.tasks, ...second.tasks],
    });
  }
  return merged;
}

function size(phases: readonly RecipePhase[], index: number): number {
  return phases[index]!.tasks.length + phases[index + 1]!.tasks.length;
}
