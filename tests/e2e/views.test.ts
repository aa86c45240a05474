import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

/** What the server holds of each task, by title. */
async function tasksByTitle(projectId: string, fields: string): Promise<Record<string, Record<string, unknown>>> {
  const { project } = await stage.client.request<{ project: { outline: { title: string }[] } }>(
    `query ($id: ID!) { project(id: $id) { outline { title ${fields} } } }`,
    { id: projectId },
  );
  return Object.fromEntries(project.outline.map(({ title, ...rest }) => [title, rest]));
}

function column(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

test('on the board a card goes to another column by mouse, by key and by menu, and both screens show it', async () => {
  const { projectId } = await createPlan(stage.client, 'On the board', ['Paint', 'Plaster', 'Polish']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/board` });
  await using ben = await visit(stage.browser, stage.url, { path: `/p/${projectId}/board`, isPhone: true });
  const { page } = ana;
  const card = (name: string) => page.getByRole('button', { name: new RegExp(`^#\\d+, ${name}`) });
  await card('Paint').waitFor();

  await page.getByRole('listitem').filter({ hasText: 'Plaster' }).dragTo(column(page, 'Blocked'));
  await column(page, 'Blocked').getByText('Plaster').waitFor();
  await column(ben.page, 'Blocked').getByText('Plaster').waitFor();

  await card('Paint').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await column(page, 'In progress').getByText('Paint').waitFor();
  expect(await card('Paint').evaluate((element) => element === document.activeElement)).toBe(true);

  await ben.page.getByRole('button', { name: 'Move #3 to…' }).tap();
  await ben.page.getByRole('menuitemradio', { name: 'In review' }).tap();
  await column(page, 'In review').getByText('Polish').waitFor();

  await page.getByRole('button', { name: 'Add a task to Completed' }).click();
  await page.keyboard.type('Pack up');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await column(ben.page, 'Completed').getByText('Pack up').waitFor();
  expect(await tasksByTitle(projectId, 'status')).toEqual({
    Paint: { status: 'IN_PROGRESS' },
    Plaster: { status: 'BLOCKED' },
    Polish: { status: 'IN_REVIEW' },
    'Pack up': { status: 'COMPLETED' },
  });

  // The view is remembered, and what its columns stand for is in the address.
  await page.getByLabel('Columns').selectOption('priority');
  await page.waitForURL(/\?g=priority/);
  await column(page, 'Medium').getByText('Paint').waitFor();
  await page.goto(stage.url);
  await page.waitForURL(/\/board/);
  expect([...ana.problems, ...ben.problems]).toEqual([]);
});

test('G and a letter go from view to view, and set nothing on the way', async () => {
  const { projectId } = await createPlan(stage.client, 'By letters', ['Only one']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  await page.getByRole('treegrid').getByText('Only one').waitFor();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('j');
  for (const [letter, view] of [
    ['b', 'board'],
    ['o', 'outline'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await page.waitForURL(new RegExp(`/${view}`));
    expect(await page.getByRole('menu').or(page.getByRole('dialog')).count()).toBe(0);
  }
  expect(ana.problems).toEqual([]);
});
