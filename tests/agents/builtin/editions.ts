import { applyInMemory, planDifference } from '../../../eval/plan-difference.ts';
import { sketchedPlan } from '../../../eval/sketched-plan.ts';
import { taskReference, type PlanContext, type PlannerInput } from '../../../server/agents/agent.ts';
import { coverBrief, linksOf, type PlannedBrief } from '../../../server/domain/brief-coverage.ts';
import { briefSentences } from '../../../server/domain/brief-sentences.ts';
import type { TaskId } from '../../../server/domain/ids.ts';
import { planEvents } from './support.ts';

/** What came of one edition of a brief. */
export interface Edition {
  /** What would change in the plan; see `planDifference`. */
  readonly changes: readonly string[];
  /** Sentences from which neither a task of the plan nor an operation was made. */
  readonly uncovered: readonly string[];
}

/** One edition of a brief after the other is planned into a project, and applied; the people are known. */
export async function planEditions(people: readonly string[], briefs: readonly string[]): Promise<readonly Edition[]> {
  let context: PlanContext = sketchedPlan('New project', people, {});
  const planned: PlannedBrief[] = [];
  const editions: Edition[] = [];
  for (const brief of briefs) {
    const sentences = briefSentences(brief);
    const input = plannerInput(context, brief, planned);
    const events = (await planEvents(input)).filter((event) => event.type === 'operation');
    const sources = events.map((event) => event.sources ?? []);
    const applied = applyInMemory(
      context,
      events.map(({ operation }) => operation),
      sources,
    );
    if (applied.refusals.length > 0) throw new Error(applied.refusals.join(' '));
    const named = new Set(sources.flat());
    const isCovered = (number: number): boolean => named.has(number) || input.covered.has(number);
    editions.push({
      changes: planDifference(context, applied.plan),
      uncovered: sentences.filter(({ number }) => !isCovered(number)).map(({ text }) => text),
    });
    planned.unshift({ sentences, links: linksOf(applied.recorded), isComplete: true, isUndone: false });
    context = afterwards(context, applied.plan, applied.recorded.length > 0);
  }
  return editions;
}

function plannerInput(context: PlanContext, brief: string, planned: readonly PlannedBrief[]): PlannerInput {
  const sentences = briefSentences(brief);
  const references = new Map(context.tasks.map((task) => [task.id, taskReference(task)]));
  const named = (ids: readonly TaskId[]): string[] => ids.map((id) => references.get(id)!);
  const { covered, revised, former, moved, removed } = coverBrief(sentences, planned, (id) => references.has(id));
  return {
    ...context,
    agent: 'PLANNER',
    goal: brief,
    sentences,
    covered: new Map([...covered].map(([number, ids]) => [number, named(ids)])),
    revised: new Map([...revised].map(([number, ids]) => [number, named(ids)])),
    former,
    moved,
    removed: removed.map(({ text, taskIds }) => ({ text, tasks: named(taskIds) })),
    maxRootTasks: 6,
  };
}

function afterwards(context: PlanContext, plan: Parameters<typeof planDifference>[1], isChanged: boolean): PlanContext {
  const tasks = plan.outline();
  return {
    ...context,
    project: { ...plan.project, version: context.project.version + (isChanged ? 1 : 0) },
    tasks,
    dependencies: tasks.flatMap(({ id }) => [...plan.needsOf(id)].map((dependsOnId) => ({ taskId: id, dependsOnId }))),
  };
}
