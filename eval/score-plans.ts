import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent, AgentInput, AgentOperation, PlanContext } from '../server/agents/agent.ts';
import { briefSentences } from '../server/domain/brief-sentences.ts';
import type { Task } from '../server/domain/task.ts';
import { ASPECTS, countRecall, type ExpectedBrief } from './brief-recall.ts';
import type { DecompositionCase } from './decomposition-cases.ts';
import type { GoalCase } from './goal-cases.ts';
import { applyInMemory } from './plan-difference.ts';
import { PLANS } from './plans.ts';
import { sketchedPlan } from './sketched-plan.ts';

const BRIEFS = join(import.meta.dirname, 'briefs');
const ROOT_TASKS = 6;

/** 0 to 1 for one case, and what was missed. */
export interface CaseScore {
  readonly score: number;
  readonly misses: readonly string[];
}

/** Everything that an agent proposes; nothing where it fails. */
export async function operationsOf(agent: Agent, input: AgentInput): Promise<AgentOperation[]> {
  const operations: AgentOperation[] = [];
  for await (const event of agent.run(input, new AbortController().signal, { takeRefusals: () => [] }))
    if (event.type === 'operation') operations.push(event.operation);
  return operations;
}

function planning(goal: string, plan: PlanContext): AgentInput {
  const nothing = { covered: new Map(), revised: new Map(), former: new Map(), moved: new Set<number>(), removed: [] };
  return { ...plan, ...nothing, agent: 'PLANNER', goal, sentences: briefSentences(goal), maxRootTasks: ROOT_TASKS };
}

/** Names of the briefs. */
export function briefNames(): string[] {
  return readdirSync(BRIEFS)
    .filter((file) => !file.endsWith('.json'))
    .sort();
}

/** The share of a brief's facts that the plan has, times the share of the plan's facts that the brief has. */
export async function scoreBrief(agent: Agent, file: string): Promise<CaseScore> {
  const expected = JSON.parse(readFileSync(join(BRIEFS, file.replace(/\.\w+$/u, '.json')), 'utf8')) as ExpectedBrief;
  const brief = readFileSync(join(BRIEFS, file), 'utf8');
  const operations = await operationsOf(agent, planning(brief, sketchedPlan('New project', [], {})));
  const { recall, misses } = countRecall(expected, operations);
  const sum = (key: 'expected' | 'found' | 'right'): number =>
    ASPECTS.reduce((all, aspect) => all + recall[aspect][key], 0);
  if (sum('found') === 0) return { score: 0, misses };
  return { score: (sum('right') / sum('expected')) * (sum('right') / sum('found')), misses };
}

/** The share of the expectations that a plan for a goal meets. */
export async function scoreGoal(agent: Agent, one: GoalCase): Promise<CaseScore> {
  const context = sketchedPlan('New project', [], {});
  const operations = await operationsOf(agent, planning(one.goal, context));
  const { plan, refusals } = applyInMemory(context, operations);
  const tasks = plan.outline();
  const leaves = tasks.filter((task) => plan.childrenOf(task.id).length === 0);
  const isIn = (words: string, texts: readonly string[]): boolean =>
    words.split('|').some((word) => texts.some((text) => text.toLowerCase().includes(word.toLowerCase())));
  const titles = tasks.map(({ title }) => title);
  const texts = [...titles, ...tasks.flatMap((task) => [task.description, ...task.acceptanceCriteria])];
  const people = operations.flatMap((operation) =>
    'fields' in operation && 'assigneeName' in operation.fields ? [operation.fields.assigneeName] : [],
  );
  return judged([
    [`at least ${one.minTasks} tasks`, tasks.length >= one.minTasks],
    [`at most ${ROOT_TASKS} root tasks`, tasks.filter((task) => task.depth === 0).length <= ROOT_TASKS],
    ['every operation fits', refusals.length === 0],
    ['some order', plan.dependencyCount > 0],
    ['an estimate for each step', leaves.every((task) => task.estimatedMinutes !== null)],
    ['acceptance criteria for each step', leaves.every((task) => task.acceptanceCriteria.length > 0)],
    ['no two steps of one title', new Set(titles.map((title) => title.toLowerCase())).size === titles.length],
    [
      'titles in which no word is twice',
      titles.every((title) => !/\b(\w+) \1\b|\bthe (?:a|an|our|my)\b/iu.test(title)),
    ],
    ...one.words.map((word) => [`something about “${word}”`, isIn(word, texts)] as const),
    ...one.titles.map((word) => [`a title with “${word}”`, isIn(word, titles)] as const),
    ...one.not.map((word) => [`no title with “${word}”`, !isIn(word, titles)] as const),
    ...one.description.map((word) => [`“${word}” kept`, isIn(word, [plan.project.description, ...texts])] as const),
    ...(one.due.length === 0
      ? []
      : [[`due on ${one.due.join(' or ')}`, one.due.includes(String(plan.project.dueDate))] as const]),
    ...(one.start.length === 0
      ? []
      : [[`starting on ${one.start.join(' or ')}`, one.start.includes(String(plan.project.startDate))] as const]),
    ...one.people.map((person) => [`work for ${person}`, people.includes(person)] as const),
  ]);
}

/** The share of the expectations that the parts of a task meet. */
export async function scoreDecomposition(agent: Agent, one: DecompositionCase): Promise<CaseScore> {
  const context = PLANS[one.plan]!;
  const task = context.tasks.find((each) => each.number === one.number)!;
  const operations = await operationsOf(agent, {
    ...context,
    agent: 'DECOMPOSER',
    task,
    instructions: one.instructions,
  });
  const { plan, refusals } = applyInMemory(context, operations);
  const known = new Set(context.tasks.map(({ id }) => id));
  const added = plan.outline().filter(({ id }) => !known.has(id));
  const children = plan.childrenOf(task.id).map((id) => plan.get(id));
  const titles = added.map(({ title }) => title.toLowerCase());
  const [min, max] = one.count ?? [1, 20];
  return judged([
    [`${min} to ${max} new subtasks`, added.length >= min && added.length <= max],
    ['all below the task', added.every((each) => each.id === task.id || plan.isAncestor(task.id, each.id))],
    ['nothing else changed', context.tasks.every((each) => isSame(each, plan.find(each.id)))],
    ['every operation fits', refusals.length === 0],
    ['acceptance criteria for each', added.every((each) => each.acceptanceCriteria.length > 0)],
    [
      'estimates that sum to the task’s',
      task.estimatedMinutes === null ||
        children.reduce((sum, each) => sum + (each.estimatedMinutes ?? 0), 0) === task.estimatedMinutes,
    ],
    ['no two of the same title', new Set(children.map(({ title }) => title.toLowerCase())).size === children.length],
    ...one.words.map((word) =>
      word.startsWith('!')
        ? ([`nothing about “${word.slice(1)}”`, !titles.some((title) => title.includes(word.slice(1)))] as const)
        : ([`something about “${word}”`, titles.some((title) => title.includes(word))] as const),
    ),
  ]);
}

function isSame(before: Task, after: Task | null): boolean {
  return (
    after !== null &&
    before.title === after.title &&
    before.parentId === after.parentId &&
    before.estimatedMinutes === after.estimatedMinutes &&
    before.status === after.status
  );
}

function judged(claims: readonly (readonly [claim: string, holds: boolean])[]): CaseScore {
  const misses = claims.filter(([, holds]) => !holds).map(([claim]) => claim);
  return { score: 1 - misses.length / claims.length, misses };
}
