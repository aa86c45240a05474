import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyOperations, createPlan, openStage, proposeOperations, type Stage } from '../support/stage.ts';
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

test('the list sorts, groups and edits, by mouse and by key, and keeps it in the address', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'As a list', ['Cable', 'Anchor', 'Buoy']);
  await applyOperations(stage.client, projectId, [{ updateTask: { id: taskIds[2], dueDate: '2027-01-04' } }]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/list` });
  const { page } = ana;
  const grid = page.getByRole('grid');
  await grid.getByText('Cable').waitFor();
  const titles = () => grid.locator('[data-anchor=title]').allTextContents();
  expect(await titles()).toEqual(['Cable', 'Anchor', 'Buoy']);

  await page.getByRole('columnheader', { name: 'Task' }).getByRole('button').click();
  await page.waitForURL(/s=title/);
  expect(await titles()).toEqual(['Anchor', 'Buoy', 'Cable']);
  await page.getByRole('columnheader', { name: 'Due' }).getByRole('button').click();
  expect(await titles()).toEqual(['Buoy', 'Cable', 'Anchor']);

  // Two are selected by key and set to done as one patch.
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+j');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('s');
  await page.getByRole('menuitemradio', { name: 'Completed' }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel('Group by').selectOption('status');
  await page.waitForURL(/g=status/);
  await grid.getByText('Completed', { exact: true }).first().waitFor();
  expect(await titles()).toEqual(['Anchor', 'Buoy', 'Cable']);

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Tags' }).check();
  await page.getByRole('columnheader', { name: 'Tags' }).waitFor();
  await page.reload();
  await page.getByRole('columnheader', { name: 'Tags' }).waitFor();
  expect(await titles()).toEqual(['Anchor', 'Buoy', 'Cable']);
  expect(await tasksByTitle(projectId, 'status')).toEqual({
    Anchor: { status: 'TODO' },
    Buoy: { status: 'COMPLETED' },
    Cable: { status: 'COMPLETED' },
  });
  expect(ana.problems).toEqual([]);
});

test('on the timeline a bar goes to other days by mouse and by key, and what has no dates is said to have none', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'In time', ['Dig', 'Pour', 'Some day']);
  await applyOperations(stage.client, projectId, [
    { updateTask: { id: taskIds[0], startDate: '2027-01-04', dueDate: '2027-01-08' } },
    { updateTask: { id: taskIds[1], startDate: '2027-01-11', dueDate: '2027-01-15' } },
    { addDependency: { taskId: taskIds[1], dependsOnId: taskIds[0] } },
  ]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/timeline?z=day` });
  const { page } = ana;
  await page.getByText('1 task has no dates').waitFor();
  await page.getByRole('row', { name: /Dig, .*4 Jan 2027 to 8 Jan 2027/ }).waitFor();

  // A day is 28 px: three of them to the right.
  const box = await page.locator(`[data-bar="${taskIds[0]}"]`).boundingBox();
  if (!box) throw new Error('The bar is not on the page.');
  await page.mouse.move(box.x + 40, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 40 + 84, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('row', { name: /Dig, .*7 Jan 2027 to 11 Jan 2027/ }).waitFor();

  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('row', { name: /Pour, .*18 Jan 2027 to 21 Jan 2027/ }).waitFor();

  await page.keyboard.press('v');
  await page.waitForURL(/z=list/);
  expect(
    await page
      .getByRole('list', { name: /^Timeline/ })
      .getByRole('listitem')
      .allTextContents(),
  ).toEqual(['Dig#1 · 7 Jan 2027 to 11 Jan 2027', 'Pour#2 · 18 Jan 2027 to 21 Jan 2027', 'Some day#3 · no dates']);
  await expect
    .poll(() => tasksByTitle(projectId, 'startDate dueDate'), { timeout: 15_000 })
    .toEqual({
      Dig: { startDate: '2027-01-07', dueDate: '2027-01-11' },
      Pour: { startDate: '2027-01-18', dueDate: '2027-01-21' },
      'Some day': { startDate: null, dueDate: null },
    });
  expect(ana.problems).toEqual([]);
});

test('the graph shows what waits for what, around one task or all, and the same in words', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'In a row', ['Root', 'Stem', 'Leaf', 'Stone']);
  await applyOperations(stage.client, projectId, [
    { addDependency: { taskId: taskIds[1], dependsOnId: taskIds[0] } },
    { addDependency: { taskId: taskIds[2], dependsOnId: taskIds[1] } },
  ]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/graph` });
  const { page } = ana;
  await page
    .getByRole('button', { name: /^#1, Root/ })
    .or(page.getByLabel(/^#1, Root/))
    .first()
    .waitFor();
  await page.getByText('Longest chain of open tasks: 3, counted, not timed').waitFor();
  expect(await page.getByText('Stone').count()).toBe(0);

  const find = page.getByLabel('Find a task in the graph');
  await find.fill('leaf');
  await find.press('Enter');
  await page.waitForURL(/around=3/);
  await page.getByLabel('Within').selectOption('1');
  await page
    .getByLabel(/^#1, Root/)
    .first()
    .waitFor({ state: 'detached' });

  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('v');
  const list = page.getByRole('list', { name: /^Dependencies/ });
  expect(await list.getByRole('listitem').allTextContents()).toEqual([
    '#2 Stemwaits for #1 · needed by #3',
    '#3 Leafwaits for #2',
  ]);
  expect(ana.problems).toEqual([]);
});

test('the dashboard counts, leads to what it counts, and follows changes', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'In numbers', ['One', 'Two', 'Three', 'Four']);
  await applyOperations(stage.client, projectId, [
    { updateTask: { id: taskIds[0], status: 'COMPLETED' } },
    { updateTask: { id: taskIds[1], dueDate: '2026-01-05', estimatedMinutes: 480, assigneeName: 'Ana Berg' } },
  ]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/dashboard` });
  const { page } = ana;
  await page.getByRole('link', { name: /^Completed 25% 1 of 4/ }).waitFor();
  await page.getByRole('img', { name: /^1 of 4 tasks completed/ }).waitFor();
  await applyOperations(stage.client, projectId, [{ updateTask: { id: taskIds[2], status: 'COMPLETED' } }]);
  await page.getByRole('link', { name: /^Completed 50% 2 of 4/ }).waitFor();
  await page.getByRole('img', { name: /^2 of 4 tasks completed/ }).waitFor();

  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('v');
  await page.getByRole('row', { name: /^Ana Berg 1 1d 0$/ }).waitFor();
  await page.getByRole('link', { name: /^Overdue 1/ }).click();
  await page.waitForURL(/list\?f=due/);
  await page.getByRole('grid').getByText('Two').waitFor();
  expect(await page.getByRole('grid').getByText('Four').count()).toBe(0);
  expect(ana.problems).toEqual([]);
});

test('G and a letter go from view to view, and set nothing on the way', async () => {
  const { projectId } = await createPlan(stage.client, 'By letters', ['Only one']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  await page.getByRole('treegrid').getByText('Only one').waitFor();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('j');
  for (const [letter, view] of [
    ['l', 'list'],
    ['b', 'board'],
    ['t', 'timeline'],
    ['r', 'dependencies'],
    ['d', 'dashboard'],
    ['o', 'outline'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${view}`, 'i') }).waitFor();
    expect(await page.getByRole('menu').or(page.getByRole('dialog')).count()).toBe(0);
  }
  expect(ana.problems).toEqual([]);
});

test('a proposal is previewed in the views with a word at what it touches, and nothing can be changed meanwhile', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Previewed', ['Paint', 'Print', 'Post']);
  const [paint, print] = taskIds;
  await applyOperations(stage.client, projectId, [
    { updateTask: { id: paint, startDate: '2027-01-04', dueDate: '2027-01-08' } },
  ]);
  const proposal = await proposeOperations(stage.client, projectId, 'Paint later', [
    { updateTask: { id: paint, startDate: '2027-01-11', dueDate: '2027-01-15' } },
    { deleteTask: { id: print } },
    { createTask: { title: 'Proof', afterId: paint } },
  ]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/plan/${proposal.id}` });
  const { page } = ana;
  await page.getByRole('button', { name: /^Reject Proof/ }).waitFor();
  await page.keyboard.press('p');
  await page
    .getByRole('complementary', { name: 'Preview' })
    .getByText(/Preview of 3 changes/)
    .waitFor();
  const rows = page.getByRole('treegrid').getByRole('row');
  await expect
    .poll(async () => (await rows.allInnerTexts()).slice(1).map((text) => text.match(/New|Changed|Deleted/)?.[0] ?? ''))
    .toEqual(['Changed', 'New', 'Deleted', '']);

  await rows.getByText('Post').dblclick();
  await page.getByRole('textbox', { name: /^Title of/ }).fill('Post it');
  await page.keyboard.press('Enter');
  await page.getByText('This is a preview of a proposal.').first().waitFor();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.locator('[data-tooltip^="Proposed: "]').first().waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByText('Deleted', { exact: true }).waitFor();
  await page.keyboard.press('Shift+P');
  await page.getByRole('button', { name: /^Reject Proof/ }).waitFor();
  await page.getByRole('link', { name: 'Outline', exact: true }).click();
  await page.getByRole('treegrid').getByText('Post', { exact: true }).waitFor();
  expect(await page.getByText('Proof').count()).toBe(0);
  const { project } = await stage.client.request<{ project: { version: number } }>(
    'query ($id: ID!) { project(id: $id) { version } }',
    { id: projectId },
  );
  expect(project.version).toBe(2);
});

test('Space shows what is known of the task under the cursor, and gives the keys back to the outline', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Peeked', ['Paint', 'Print']);
  await applyOperations(stage.client, projectId, [
    { updateTask: { id: taskIds[1], description: 'In **two** colours' } },
  ]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  const grid = page.getByRole('treegrid');
  await grid.getByText('Print').waitFor();
  await grid.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  const peek = page.getByRole('dialog', { name: '#2 Print' });
  await peek.getByText('two').waitFor();
  await page.keyboard.press('Space');
  await peek.waitFor({ state: 'detached' });
  await page.keyboard.press('k');
  await page.keyboard.press('Space');
  await page.getByRole('dialog', { name: '#1 Paint' }).waitFor();
  await page.keyboard.press('Escape');
  expect(new URL(page.url()).search).toBe('');
});
