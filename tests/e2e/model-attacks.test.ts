import { afterAll, beforeAll, expect, test } from 'vitest';
import { ATTACKS } from '../support/attack-corpus.ts';
import { planText } from '../support/scripted-plan.ts';
import { type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let provider: ScriptedProvider;
let stage: Stage;
let answer: string;
beforeAll(async () => {
  provider = await startScriptedProvider(async (exchange) => {
    await exchange.start();
    // Cut anywhere, also within an escape or between the halves of a character.
    for (let at = 0; at < answer.length; at += 97) await exchange.text(answer.slice(at, at + 97));
    await exchange.finish();
  });
  stage = await openStage({
    COMPATIBLE_BASE_URL: provider.baseUrl('chat'),
    COMPATIBLE_MODEL: 'a model',
    DEFAULT_PROVIDER: 'compatible',
  });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const DEEP = 8;

/** An answer with an attack in every field of every operation, and with what is no business of its project. */
function hostileAnswer(foreignTaskId: string): string {
  const lines = ATTACKS.map((attack) => attack.replaceAll('\n', ' '));
  const creates = lines.map((attack, at) => ({
    ref: `new${at + 1}`,
    title: attack,
    // Past what a plan holds at first, so that some are left out, and then beside each other.
    parentRef: at === 0 || at > DEEP ? '' : `new${at}`,
    description: attack,
    acceptanceCriteria: [attack],
    assignee: attack,
    tags: [attack.slice(0, 50)],
    reason: attack,
    ['__proto__']: { polluted: true },
  }));
  return planText({
    thinking: lines.join(' '),
    title: lines[0],
    project: { name: lines[1], description: lines.join('\n'), dueDate: '' },
    operations: [
      ...creates,
      { ref: '', title: 'W'.repeat(10_000) },
      { ref: foreignTaskId, op: 'delete' },
      { ref: foreignTaskId, op: 'update', title: 'Taken over' },
      { ref: '__proto__', op: 'update', title: 'Polluted', parentRef: 'constructor', dependsOn: ['toString'] },
    ],
  });
}

test('an answer full of attacks ends in a review that stays whole, and touches nothing beyond its project', async () => {
  const { projectId: otherId, taskIds } = await createPlan(stage.client, 'Somebody else’s', ['Mine']);
  answer = hostileAnswer(taskIds[0] ?? '');
  await using ana = await visit(stage.browser, stage.url, { path: '/welcome', isPhone: true });
  const { page } = ana;
  const alarms: string[] = [];
  await page.exposeFunction('attacked', () => alarms.push('attacked'));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(stage.url).host) alarms.push(request.url());
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) alarms.push(message.text());
  });
  await page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill('Move the office by the end of March');
  await page.getByRole('button', { name: 'Plan it' }).tap();
  await page.waitForURL(/\/plan\//, { timeout: 30_000 });
  const apply = page.getByRole('button', { name: /^Apply \d/ });
  await apply.waitFor();
  // More than half of the corpus is in it.
  expect(Number(/\d+/.exec((await apply.textContent()) ?? '')?.[0])).toBeGreaterThan(ATTACKS.length / 2);
  const why = page.getByRole('button', { name: 'Why', exact: true });
  if (await why.isVisible()) await why.tap();
  const isNarrow = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(await isNarrow()).toBe(true);
  await apply.tap();
  await page.waitForURL(/\/outline/);
  for (const view of ['outline?task=1', 'board', 'list', 'timeline', 'history']) {
    await page.goto(page.url().replace(/\/(outline|board|list|timeline|history)[^/]*$/, `/${view}`));
    await page.waitForLoadState('networkidle');
    expect(await isNarrow(), view).toBe(true);
  }
  expect(alarms).toEqual([]);
  const { project } = await stage.client.request<{
    project: { version: number; outline: { title: string }[] };
  }>('query ($id: ID!) { project(id: $id) { version outline { title } } }', { id: otherId });
  expect(project).toEqual({ version: 1, outline: [{ title: 'Mine' }] });
  expect(ana.problems).toEqual([]);
});
