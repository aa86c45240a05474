import { wordsOf } from '../planning/words.ts';
import type { GoalFacts } from './goal-facts.ts';
import type { Recipe, RecipePhase, RecipeTask } from './recipe.ts';

type Part = GoalFacts['parts'][number];

/** Who does which part of a recipe, as far as the goal says. */
export interface Assignments {
  /** The person for every task of a phase; null where the goal names nobody for the whole of it. */
  forPhase(phase: RecipePhase): string | null;
  forTask(task: RecipeTask): string | null;
  /** Parts of the goal for which the recipe has no work of that name. */
  readonly unused: readonly Part[];
}

/**
 * Finds the work that a goal gives to people: a phase of that name first, then tasks and phases that people of that role
 * do, then tasks with those words in their titles.
 */
export function assign(recipe: Recipe, parts: readonly Part[]): Assignments {
  const phases = new Map<string, string>();
  const tasks = new Map<string, string>();
  const unused: Part[] = [];
  const allTasks = recipe.phases.flatMap((phase) => phase.tasks.flatMap(withSubtasks));
  for (const part of parts) {
    const work = stems(part.work);
    const isPart = (name: string): boolean => work.size > 0 && [...work].every((stem) => stems(name).has(stem));
    const isRole = (role: string): boolean => stems(role).size > 0 && [...stems(role)].every((stem) => work.has(stem));
    const named = recipe.phases.filter((phase) => isPart(phase.title));
    const doing = allTasks.filter((task) => task.roles?.some(isRole));
    const roles = recipe.phases.filter((phase) => phase.roles?.some(isRole));
    const worded = allTasks.filter((task) => isPart(task.title));
    const [chosenPhases, chosenTasks] =
      named.length > 0 ? [named, []] : doing.length > 0 ? [[], doing] : roles.length > 0 ? [roles, []] : [[], worded];
    if (chosenPhases.length + chosenTasks.length === 0) unused.push(part);
    for (const phase of chosenPhases) if (!phases.has(phase.title)) phases.set(phase.title, part.person);
    for (const task of chosenTasks) if (!tasks.has(task.key)) tasks.set(task.key, part.person);
  }
  // A phase that was joined with its neighbour is still known by the beginning of its title and by its tasks.
  const phaseOfTask = new Map(
    recipe.phases.flatMap((phase) => phase.tasks.flatMap(withSubtasks).map((task) => [task.key, phase.title] as const)),
  );
  return {
    forPhase: (phase) => phases.get(phase.title) ?? null,
    forTask: (task) => tasks.get(task.key) ?? phases.get(phaseOfTask.get(task.key) ?? '') ?? null,
    unused,
  };
}

function withSubtasks(task: RecipeTask): RecipeTask[] {
  return [task, ...(task.tasks ?? []).flatMap(withSubtasks)];
}

function stems(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map((word) => word.stem));
}
