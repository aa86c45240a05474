import { describe, expect, test } from 'vitest';
import type { AgentEvent, AgentOperation, PlannerInput } from '../../../server/agents/agent.ts';
import { estimateTokens } from '../../../server/agents/llm/tokens.ts';
import type { ModelRequest } from '../../../server/agents/llm/model.ts';
import { planSteps } from '../../../server/agents/model/planner/plan-steps.ts';
import { briefSentences } from '../../../server/domain/brief-sentences.ts';
import { planText } from '../../support/scripted-plan.ts';
import { agentOn, FakeModel, say, warningsOf } from './model-world.ts';
import { createdTitles, operationsOf, plannerInput } from './planning-world.ts';

/** What this model may write in one answer. */
const LIMITS = { maxOutputTokens: 4_000, maxContextTokens: 32_000 };

interface Wanted {
  /** Of the sentence that it comes from; 0 for none. */
  readonly number: number;
  readonly title: string;
  readonly parent: string | null;
  readonly dependsOn: readonly string[];
}

const DETAILS = {
  description: 'What it is about, in a sentence or two, as models write them when they are asked for a description.',
  acceptanceCriteria: ['It is there, and somebody else has seen it.', 'It has been written down where others find it.'],
  estimateMinutes: 240,
};

/** Operations for what of `wanted` a request does not show as created, by its titles; numbers as the request says. */
function answerFor(
  request: ModelRequest,
  wanted: readonly Wanted[],
  { restarts = false, repeats = 0, all = wanted } = {},
): string {
  const { prompt } = request;
  const created = new Map<string, string>();
  for (const [, ref = '', title = ''] of prompt.matchAll(/^(new\d+) (.+?)(?: \(below \S+\))?$/gmu))
    created.set(title, ref);
  const missing = wanted.filter(({ title }) => !created.has(title));
  const above = new Set(missing.map(({ parent }) => parent));
  // One that numbers from 1 says again what its new tasks lie below; one that repeats, what it has said last.
  const isToldAgain = ({ title }: Wanted, index: number, all: readonly Wanted[]): boolean =>
    created.has(title) && ((restarts && (title === 'The move' || above.has(title))) || all.length - index <= repeats);
  const known = wanted.filter(({ title }) => created.has(title));
  const told = [...known.filter((each, index) => isToldAgain(each, index, known)), ...missing];
  const refs = new Map(created);
  let next = restarts ? 1 : Number(/Number further tasks from new(\d+)/u.exec(prompt)?.[1] ?? 1);
  for (const { title } of restarts ? told : missing) refs.set(title, `new${next++}`);
  const operations = told.map(({ number, title, parent, dependsOn }) => ({
    ...DETAILS,
    ref: refs.get(title)!,
    title,
    parentRef: parent === null ? '' : (refs.get(parent) ?? ''),
    dependsOn: dependsOn.flatMap((other) => refs.get(other) ?? []),
    sources: number > 0 ? [number] : [],
  }));
  // A task of an earlier part that waits for one of this part.
  const late = all.flatMap(({ title, dependsOn }) => {
    const names = dependsOn
      .filter((other) => missing.some((each) => each.title === other))
      .map((other) => refs.get(other)!);
    return created.has(title) && names.length > 0
      ? [{ op: 'add_dependency', ref: created.get(title)!, dependsOn: names }]
      : [];
  });
  return planText({ thinking: 'A long plan.', title: 'The long plan', operations: [...operations, ...late] });
}

/** Sentences that the request asks for: those that it names, or all. */
function askedFor({ prompt }: ModelRequest, wanted: readonly Wanted[]): readonly Wanted[] {
  const [, ranges] = /(?:its sentences|under which others stand:) ([^,.]+(?:, \[[^,.]+)*)/u.exec(prompt) ?? [];
  if (ranges === undefined) return wanted;
  const inside = [...ranges.matchAll(/\[(\d+)\](?: to \[(\d+)\])?/gu)].map(([, from, to = from]) => [
    Number(from),
    Number(to),
  ]);
  return wanted.filter(({ number }) => inside.some(([from, to]) => number >= from! && number <= to!));
}

/** What holds of any plan, however it came about. */
function expectPlan(events: readonly AgentEvent[], wanted: readonly Wanted[]): void {
  expect(createdTitles(events).toSorted()).toEqual(wanted.map(({ title }) => title).toSorted());
  const operations = operationsOf(events);
  const titles = new Map(
    operations.flatMap((each) => (each.kind === 'CREATE_TASK' ? [[each.taskId, each.fields.title] as const] : [])),
  );
  expect(titles.size).toBe(wanted.length);
  const parents = operations.flatMap((each) =>
    each.kind === 'CREATE_TASK'
      ? [`${each.fields.title} < ${each.parentId === null ? null : titles.get(each.parentId)}`]
      : [],
  );
  expect(parents.toSorted()).toEqual(wanted.map(({ title, parent }) => `${title} < ${parent}`).toSorted());
  expect(linksOf(operations, titles)).toEqual(
    wanted.flatMap(({ title, dependsOn }) => dependsOn.map((other) => `${title} after ${other}`)).toSorted(),
  );
  expect(warningsOf(events)).toEqual([]);
  expect(events.at(-1)).toEqual({ type: 'done' });
}

function linksOf(operations: readonly AgentOperation[], titles: ReadonlyMap<string, string>): string[] {
  return operations
    .flatMap((each) =>
      each.kind === 'ADD_DEPENDENCY' ? [`${titles.get(each.taskId)} after ${titles.get(each.dependsOnId)}`] : [],
    )
    .toSorted();
}

function expectWithinLimits(requests: readonly ModelRequest[]): void {
  for (const { system, context, prompt, jsonSchema, maxOutputTokens } of requests) {
    const told = [system, context, prompt, JSON.stringify(jsonSchema)];
    const tokens = told.reduce((sum, text) => sum + estimateTokens(text), 0);
    expect(tokens + maxOutputTokens).toBeLessThanOrEqual(LIMITS.maxContextTokens);
    expect(maxOutputTokens).toBeLessThanOrEqual(LIMITS.maxOutputTokens);
  }
}

describe('a document of 300 tasks, and a model that writes 4,000 tokens at a time', () => {
  const lines: string[] = ['# The move'];
  const wanted: Wanted[] = [{ number: 1, title: 'The move', parent: null, dependsOn: [] }];
  for (let section = 1; section <= 15; section += 1) {
    lines.push(`## Section ${section}`);
    wanted.push({ number: wanted.length + 1, title: `Section ${section}`, parent: 'The move', dependsOn: [] });
    for (let item = 1; item <= 19; item += 1) {
      const title = `Item ${section}-${item}`;
      lines.push(`- ${title}`);
      // On a task of the section before, and, every now and then, on one of a section that is far ahead.
      const earlier = section > 1 && item % 4 === 0 ? [`Item ${section - 1}-${item}`] : [];
      const later = section < 10 && item === 7 ? [`Item ${section + 5}-${item}`] : [];
      wanted.push({
        number: wanted.length + 1,
        title,
        parent: `Section ${section}`,
        dependsOn: [...earlier, ...later],
      });
    }
  }
  const goal = lines.join('\n');
  const input: PlannerInput = plannerInput({ goal });

  test('is planned outline first, and then part by part', async () => {
    const model = new FakeModel((request) => answerFor(request, askedFor(request, wanted), { all: wanted }));
    const events = await say(agentOn(model, LIMITS), input);
    expectPlan(events, wanted);
    expectWithinLimits(model.requests);
    expect(model.requests[0]?.prompt).toContain('This is the first one: the outline.');
    expect(model.requests.filter(({ prompt }) => /This is part \d+ of \d+/u.test(prompt)).length).toBeGreaterThan(15);
    const sources = events.flatMap((event) => (event.type === 'operation' ? (event.sources ?? []) : []));
    expect(new Set(sources).size).toBe(wanted.length);
  });

  test.each([
    ['says everything at once, over and over, until nothing is missing', {}],
    ['begins with what it wrote last', { repeats: 3 }],
    ['numbers its tasks from 1 in each answer', { restarts: true }],
    ['does both', { repeats: 2, restarts: true }],
  ])('is completed by a model that %s', async (_, habits) => {
    // Where names mean something else in each answer, they cannot link one answer to another.
    const told = 'restarts' in habits ? wanted.map((each) => ({ ...each, dependsOn: [] })) : wanted;
    const model = new FakeModel((request) => answerFor(request, told, habits));
    const events = await say(agentOn(model, LIMITS), input);
    expectPlan(events, told);
    expectWithinLimits(model.requests);
    expect(model.requests.length).toBeLessThan(60);
  });

  test('is planned in a window that does not hold the document, each part with its own text', async () => {
    const long = goal.replaceAll(/^- (.*)$/gmu, `- $1 ${'which is told at great length '.repeat(15)}`);
    const told = plannerInput({ goal: long });
    expect(estimateTokens(long)).toBeGreaterThan(LIMITS.maxContextTokens);
    const titles = wanted.map((each) => ({ ...each, dependsOn: [] }));
    const model = new FakeModel((request) => {
      const asked = askedFor(request, titles);
      const part = /<<<BEGIN PART-1 [^]*>>>END PART-1/u.exec(request.prompt)?.[0];
      // It plans only what it has read.
      return answerFor(
        request,
        part === undefined ? asked : asked.filter(({ number }) => part.includes(`[${number}] `)),
      );
    });
    const events = await say(agentOn(model, LIMITS), told);
    expectPlan(events, titles);
    expectWithinLimits(model.requests);
  });

  test('is kept as far as it came where a part fails for good, and said to be cut off', async () => {
    let calls = 0;
    const model = new FakeModel((request) => (++calls > 5 ? 'no JSON' : answerFor(request, askedFor(request, wanted))));
    const events = await say(agentOn(model, LIMITS), input);
    expect(createdTitles(events).length).toBeGreaterThan(50);
    expect(events.at(-1)).toMatchObject({ type: 'cut', code: 'OUTPUT_INVALID' });
  });
});

describe('a goal of about 300 tasks, and a model that writes 4,000 tokens at a time', () => {
  const roots = ['Find', 'Build', 'Hire', 'Bake', 'Sell', 'Grow'];
  const wanted: Wanted[] = roots.flatMap((root) => [
    { number: 0, title: root, parent: null, dependsOn: [] },
    ...Array.from({ length: 50 }, (_, index) => ({
      number: 0,
      title: `${root}, step ${index + 1}`,
      parent: root,
      dependsOn: index > 0 ? [`${root}, step ${index}`] : [],
    })),
  ]);
  const input = plannerInput({ goal: 'Open a bakery, in about 300 tasks.' });

  test('is planned root by root, each over as many answers as it takes', async () => {
    const model = new FakeModel((request) => {
      if (request.prompt.includes('Create only the root tasks')) {
        return answerFor(
          request,
          wanted.filter(({ parent }) => parent === null),
        );
      }
      const root = roots.find((each) => request.prompt.includes(`(data)\n${each}\n>>>END ROOT`))!;
      return answerFor(
        request,
        wanted.filter(({ title, parent }) => title === root || parent === root),
      );
    });
    const events = await say(agentOn(model, LIMITS), input);
    expectPlan(events, wanted);
    expectWithinLimits(model.requests);
    expect(model.requests[1]?.prompt).toContain('about 50 of them');
    expect(model.requests.length).toBeGreaterThan(roots.length + 1);
  });

  test('is completed by a model that says everything at once', async () => {
    const model = new FakeModel((request) => answerFor(request, wanted));
    expectPlan(await say(agentOn(model, LIMITS), input), wanted);
  });
});

describe('in how many steps', () => {
  const steps = (goal: string, answer: number) => planSteps(plannerInput({ goal }), { answer }).type;
  const list = (count: number) => Array.from({ length: count }, (_, index) => `- Item ${index}`).join('\n');

  test.each([
    ['a short goal for a model that writes much', 'Open a bakery', 32_000, 'whole'],
    ['a short goal for a model that writes little', 'Open a bakery', 4_000, 'goal'],
    ['a goal that asks for many tasks', 'Open a bakery in 200 detailed steps', 32_000, 'goal'],
    ['a short document', `# Bakery\n${list(10)}`, 4_000, 'whole'],
    ['a long document for a model that writes little', `# Bakery\n${list(30)}`, 4_000, 'document'],
    ['a long document for a model that writes much', `# Bakery\n${list(80)}`, 32_000, 'whole'],
    ['a very long document', `# Bakery\n${list(400)}`, 32_000, 'document'],
  ])('%s', (_, goal, answer, type) => {
    expect(steps(goal, answer)).toBe(type);
  });

  test('a document is cut where sections begin, into parts that hold each sentence once', () => {
    const goal = Array.from({ length: 9 }, (_, index) => `# Section ${index}\n${list(8)}`).join('\n');
    const how = planSteps(plannerInput({ goal }), { answer: 5_500 });
    if (how.type !== 'document') throw new Error(how.type);
    const sentences = briefSentences(goal);
    expect(how.parts.flat()).toEqual(sentences);
    for (const part of how.parts) {
      expect(part.length).toBeLessThanOrEqual(20);
      expect(part[0]?.parent).toBeNull();
    }
    expect(how.outline.map(({ text }) => text)).toEqual(Array.from({ length: 9 }, (_, index) => `Section ${index}`));
  });
});
