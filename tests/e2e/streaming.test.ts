import { describe, expect, test } from 'vitest';
import { PacedPlan, scriptedPlan } from '../support/scripted-plan.ts';
import { startScriptedProvider } from '../support/scripted-provider.ts';
import { openStage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

const OPERATIONS = 6;

describe.each([
  { provider: 'openai', prefix: 'OPENAI', protocol: 'responses' },
  { provider: 'anthropic', prefix: 'ANTHROPIC', protocol: 'messages' },
] as const)('planning with $provider', ({ prefix, protocol }) => {
  test('shows each operation while the next has not yet left the provider', async () => {
    const plan = new PacedPlan(scriptedPlan(OPERATIONS));
    await using provider = await startScriptedProvider(plan.script);
    await using stage = await openStage({
      [`${prefix}_API_KEY`]: 'test-key',
      [`${prefix}_BASE_URL`]: provider.baseUrl(protocol),
    });
    await using ana = await visit(stage.browser, stage.url, { path: '/welcome' });
    await ana.page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill('Do six things in order');
    await ana.page.getByRole('button', { name: 'Plan it' }).click();

    for (let number = 1; number <= OPERATIONS; number += 1) {
      plan.release();
      await ana.page.getByText(`Step ${number}:`).first().waitFor();
      expect(plan.sent).toBe(number);
    }
    expect(ana.page.url()).toContain('/run/');

    plan.release();
    await ana.page.getByRole('button', { name: `Apply ${OPERATIONS + 0} changes` }).waitFor();
    expect(provider.exchanges).toHaveLength(1);
    expect(ana.problems).toEqual([]);
  });

  test('Stop closes the connection to the provider and keeps what has arrived', async () => {
    const plan = new PacedPlan(scriptedPlan(OPERATIONS));
    await using provider = await startScriptedProvider(plan.script);
    await using stage = await openStage({
      [`${prefix}_API_KEY`]: 'test-key',
      [`${prefix}_BASE_URL`]: provider.baseUrl(protocol),
    });
    await using ana = await visit(stage.browser, stage.url, { path: '/welcome' });
    await ana.page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill('Do six things in order');
    await ana.page.getByRole('button', { name: 'Plan it' }).click();
    plan.release(2);
    await ana.page.getByText('Step 2:').first().waitFor();

    await ana.page.getByRole('button', { name: /^Stop/ }).click();
    await ana.page.getByText('Stopped after 2 changes').first().waitFor();
    const exchange = await provider.exchange(0);
    await exchange.closed;
    expect(plan.sent).toBe(2);
  });
});

test('follows the end of what streams in, until somebody goes up: then nothing moves, and what is new is counted', async () => {
  const plan = new PacedPlan(scriptedPlan(200));
  await using provider = await startScriptedProvider(plan.script);
  await using stage = await openStage({
    OPENAI_API_KEY: 'test-key',
    OPENAI_BASE_URL: provider.baseUrl('responses'),
  });
  await using ana = await visit(stage.browser, stage.url, { path: '/welcome' });
  const { page, problems } = ana;
  await page.getByRole('textbox', { name: 'What do you want to achieve?' }).fill('Do two hundred things in order');
  await page.getByRole('button', { name: 'Plan it' }).click();
  const row = (number: number) => page.getByRole('listitem', { name: `Add: Step ${number}:` });
  const isInView = (number: number) =>
    row(number).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const list = element.parentElement!.parentElement!.getBoundingClientRect();
      return top >= list.top && bottom <= list.bottom;
    });

  plan.release(100);
  await row(100).waitFor();
  expect(await isInView(100)).toBe(true);
  expect(await page.getByRole('listitem').count()).toBeLessThan(45);
  expect(await row(100).getAttribute('aria-posinset')).toBe('100');

  await row(90).hover();
  await page.mouse.wheel(0, -1_000);
  await row(65).waitFor();
  const before = await row(65).boundingBox();
  plan.release(50);
  await page.getByRole('button', { name: '50 new' }).waitFor();
  expect(await row(65).boundingBox()).toEqual(before);
  expect(await row(150).count()).toBe(0);

  await page.getByRole('button', { name: '50 new' }).click();
  await row(150).waitFor();
  expect(await isInView(150)).toBe(true);
  await page.getByRole('button', { name: '50 new' }).waitFor({ state: 'detached' });
  plan.release(50);
  await row(200).waitFor();
  expect(await isInView(200)).toBe(true);
  expect(problems).toEqual([]);
});
