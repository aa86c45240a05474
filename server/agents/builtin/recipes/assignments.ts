import { wordsOf } from '../planning/words.ts';
import type { GoalPeople, Part } from './goal-people.ts';
import type { Recipe, RecipePhase, RecipeTask } from './recipe.ts';

/** Who does which part of a recipe, as far as the goal says. */
export interface Assignments {
  /** The person for every task of a phase; null where the goal names nobody for the whole of it. */
  forPhase(phase: RecipePhase): string | null;
  forTask(task: RecipeTask): string | null;
  /** Parts of the goal for which the recipe has no work of that name. */
  readonly unused: readonly Part[];
}

/** "Petra runs it": what she has is the whole. */
const WHOLE = /^(?:it|all|everything|(?:the\s+)?(?:whole(?:\s+\p{L}+)?|project|rest|shop|event))$/iu;

/**
 * Finds the work that a goal gives to people: a phase of that name first, then tasks and phases that people of that role
 * do, then tasks with those words in their titles. What is nobody's goes to who runs the whole, else phase by phase to
 * the team.
 */
export function assign(recipe: Recipe, { parts, team }: GoalPeople): Assignments {
  const phases = new Map<string, string>();
  const tasks = new Map<string, string>();
  const unused: Part[] = [];
  const allTasks = recipe.phases.flatMap((phase) => phase.tasks);
  let whole: string | null = null;
  for (const part of parts) {
    if (WHOLE.test(part.work)) {
      whole ??= part.person;
      continue;
    }
    const work = stems(part.work);
    const isPart = (name: string): boolean => work.size > 0 && [...work].every((stem) => stems(name).has(stem));
    const isRole = (role: string): boolean => stems(role).size > 0 && [...stems(role)].every((stem) => work.has(stem));
    const named = recipe.phases.filter((phase) => isPart(phase.title));
    const doing = allTasks.filter((task) => task.roles.some(isRole));
    const roles = recipe.phases.filter((phase) => phase.roles.some(isRole));
    const worded = allTasks.filter((task) => isPart(task.title));
    const [chosenPhases, chosenTasks] =
      named.length > 0 ? [named, []] : doing.length > 0 ? [[], doing] : roles.length > 0 ? [roles, []] : [[], worded];
    if (chosenPhases.length + chosenTasks.length === 0) unused.push(part);
    for (const phase of chosenPhases) if (!phases.has(phase.title)) phases.set(phase.title, part.person);
    for (const task of chosenTasks) if (!tasks.has(task.key)) tasks.set(task.key, part.person);
  }
  // A phase that was joined with its neighbour is still known by the beginning of its title and by its tasks.
  const phaseOfTask = new Map(
    recipe.phases.flatMap((phase) => phase.tasks.map((task) => [task.key, phase.title] as const)),
  );
  // Who is named alone with "with" shares the work with whoever wrote the goal.
  const turns = team.length === 1 ? [team[0]!, null] : team;
  const turnOf = new Map(recipe.phases.map((phase, index) => [phase.title, turns[index % turns.length] ?? null]));
  const ofPhase = (title: string): string | null => phases.get(title) ?? whole ?? turnOf.get(title) ?? null;
  return {
    forPhase: (phase) => ofPhase(phase.title),
    forTask: (task) => tasks.get(task.key) ?? ofPhase(phaseOfTask.get(task.key) ?? ''),
    unused,
  };
}

function stems(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).map((word) => word.stem));
}
