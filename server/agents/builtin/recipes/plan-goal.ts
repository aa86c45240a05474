import type { AgentOperation, PlannerInput } from '../../agent.ts';
import { Facts } from '../inline/facts.ts';
import type { DocumentPlan } from '../planning/plan-document.ts';
import { projectOperation } from '../planning/project-facts.ts';
import { deriveProjectName } from '../project-name.ts';
import { chooseRecipe } from './choose-recipe.ts';
import { fillRecipe } from './fill-recipe.ts';
import { readGoalFacts } from './goal-facts.ts';

/** Plans a goal in plain sentences: the recipe for its kind of work, filled in with what the goal says. Pure. */
export function planGoal(input: PlannerInput): DocumentPlan {
  const { recipe, reason } = chooseRecipe(input.goal);
  const goal = readGoalFacts(input.goal, input.today, input.people.values());
  const name = deriveProjectName(input.goal);
  const facts = new Facts();
  facts.add({ kind: 'dates', start: goal.startDate, due: goal.dueDate });
  const description = input.goal.trim().replace(/\s+/gu, ' ') === name ? [] : [input.goal.trim()];
  // A recipe answers the goal as a whole: what was planned from the same words is there, or was not wanted.
  const sources = input.sentences.map(({ number }) => number);
  const isPlanned = sources.length > 0 && sources.every((number) => input.covered.has(number));
  const isReworded = !isPlanned && sources.some((number) => input.covered.has(number) || input.revised.has(number));
  const aboutProject = projectOperation(
    input.project,
    { name: input.project.version === 0 ? name : null, facts, notes: description },
    isReworded,
  );
  const filled = fillRecipe(recipe, goal, name, input);
  const operations: AgentOperation[] = isPlanned ? [] : [...(aboutProject ? [aboutProject] : []), ...filled.operations];
  const people = [...new Set([...goal.parts.map((part) => part.person), ...goal.team])];
  const named = people.length > 0 ? ` People named: ${people.join(', ')}.` : '';
  const due = goal.dueDate === null ? '' : ` It is due on ${goal.dueDate}.`;
  const shared =
    goal.team.length > 0
      ? ` The phases are shared out among ${goal.team.join(' and ')}, one after the other; change it where others fit better.`
      : '';
  return {
    name,
    operations: operations.map((operation) => ({ operation, sources })),
    warnings: filled.warnings,
    cut: null,
    summary: `${reason} ${filled.taskCount} tasks in ${filled.phaseCount} phases; estimates are first guesses.${due}${shared}${named}`,
  };
}
