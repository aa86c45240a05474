import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyOperations, createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const menu = (page: Page) => page.getByRole('menu', { name: 'Actions for Paint' });
const focused = (page: Page, role: 'treegrid' | 'grid' | 'button', name: RegExp) =>
  page.waitForFunction(
    ([wantedRole, source]) => {
      const element = document.activeElement;
      const isRole = element?.getAttribute('role') === wantedRole || element?.localName === wantedRole;
      return isRole && new RegExp(source).test(element?.getAttribute('aria-label') ?? '');
    },
    [role, name.source] as const,
  );

test('every view leads to the menu of a task by a key, and takes the keys back when it is closed', async () => {
  const { projectId } = await createPlan(stage.client, 'Menus', ['Paint', 'Plaster']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  for (const [view, role] of [
    ['outline', 'treegrid'],
    ['list', 'grid'],
    ['timeline', 'treegrid'],
  ] as const) {
    await page.goto(new URL(`/p/${projectId}/${view}`, stage.url).href);
    await page.getByRole(role).getByText('Paint').waitFor();
    await page.getByRole(role).focus();
    await page.keyboard.press('Home');
    for (const key of ['.', 'ContextMenu']) {
      await page.keyboard.press(key);
      await menu(page).getByRole('menuitem', { name: 'Break down' }).waitFor();
      await page.keyboard.press('Escape');
      await menu(page).waitFor({ state: 'detached' });
      await focused(page, role, /^(Outline|List|Timeline) of/);
    }
  }
  await page.goto(new URL(`/p/${projectId}/board`, stage.url).href);
  await page.getByRole('button', { name: /^#1, Paint/ }).focus();
  await page.keyboard.press('.');
  await menu(page).waitFor();
  await page.keyboard.press('Escape');
  await focused(page, 'button', /^#1, Paint/);
  // What is deleted by key leaves the keys with the card beside it.
  await page.keyboard.press('Delete');
  await focused(page, 'button', /^#2, Plaster/);
  expect(ana.problems).toEqual([]);
});

test('F2 renames on the timeline as in the outline, and the keys go on working', async () => {
  const { projectId } = await createPlan(stage.client, 'Renamed in time', ['Paint', 'Plaster']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/timeline` });
  const { page } = ana;
  const grid = page.getByRole('treegrid');
  await grid.getByText('Paint').waitFor();
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('F2');
  await page.keyboard.type('er');
  await page.keyboard.press('Enter');
  await grid.getByText('Painter').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.getByRole('menuitemradio', { name: 'Completed' }).press('Enter');
  await page.getByRole('row', { name: /Plaster, Completed/ }).waitFor();
  expect(ana.problems).toEqual([]);
});

test('the same keys fold and unfold everything in the outline and on the timeline', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Folded', ['Paint', 'Plaster']);
  const [paint, plaster] = taskIds;
  await applyOperations(stage.client, projectId, [{ moveTask: { id: plaster, parentId: paint } }]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  for (const view of ['outline', 'timeline?z=week']) {
    await page.goto(new URL(`/p/${projectId}/${view}`, stage.url).href);
    const grid = page.getByRole('treegrid');
    await grid.getByText('Plaster').waitFor();
    await grid.focus();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await grid.getByText('Plaster').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await grid.getByText('Plaster').waitFor();
    await page.getByRole('button', { name: 'Collapse all' }).click();
    await grid.getByText('Plaster').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Expand all' }).click();
    await grid.getByText('Plaster').waitFor();
  }
  expect(ana.problems).toEqual([]);
});

test('a key that is held walks on through the outline', async () => {
  const titles = Array.from({ length: 8 }, (_, at) => `Task ${at + 1}`);
  const { projectId } = await createPlan(stage.client, 'Held', titles);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  const grid = page.getByRole('treegrid');
  await grid.getByText('Task 8').waitFor();
  await grid.focus();
  await page.keyboard.press('Home');
  // Down again without having come up is what a keyboard sends for a key that is held.
  for (let time = 0; time < 4; time += 1) await page.keyboard.down('ArrowDown');
  await page.keyboard.up('ArrowDown');
  await expect
    .poll(() =>
      grid.evaluate(
        (element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.ariaLabel,
      ),
    )
    .toMatch(/^#5/);
  expect(ana.problems).toEqual([]);
});

test('the graph is walked by key along its arrows, and a task in it is opened, changed and centred', async () => {
  const { projectId, taskIds } = await createPlan(stage.client, 'Walked', ['Root', 'Stem', 'Leaf', 'Bud']);
  const [root, stem, leaf, bud] = taskIds;
  await applyOperations(stage.client, projectId, [
    { addDependency: { taskId: stem, dependsOnId: root } },
    { addDependency: { taskId: leaf, dependsOnId: stem } },
    { addDependency: { taskId: bud, dependsOnId: stem } },
  ]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/graph` });
  const { page } = ana;
  const box = (name: string) => page.getByRole('button', { name: new RegExp(`^#\\d, ${name}`) });
  await box('Root').focus();
  await page.keyboard.press('ArrowRight');
  await focused(page, 'button', /^#2, Stem, To do, waits for #1 · needed by #3, #4$/);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => /^#[34], /.test(document.activeElement?.ariaLabel ?? ''));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('s');
  await page.getByRole('menuitemradio', { name: 'In progress' }).press('Enter');
  await focused(page, 'button', /^#2, Stem, In progress/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/task=2/);
  await page.getByRole('complementary', { name: 'Task #2' }).waitFor();
  await page.keyboard.press('Escape');
  await focused(page, 'button', /^#2, Stem/);
  await page.keyboard.press('f');
  await page.waitForURL(/around=2/);
  expect(await page.locator('.react-flow__node button[tabindex="0"]').count()).toBe(1);
  expect(ana.problems).toEqual([]);
});

test('a new task, the panel and Escape work where a view has no keys of its own for them', async () => {
  const { projectId } = await createPlan(stage.client, 'From anywhere', ['Paint', 'Plaster']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/dashboard?task=2` });
  const { page } = ana;
  const panel = page.getByRole('complementary', { name: 'Task #2' });
  await panel.waitFor();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page.keyboard.press(']');
  await panel.waitFor();
  await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Task #2');
  await panel.getByRole('button', { name: /^Priority/ }).waitFor();
  // The task of the panel is meant while the focus is in it.
  await page.keyboard.press('p');
  await page.getByRole('menuitemradio', { name: 'Critical' }).press('Enter');
  await panel.getByText('Critical').waitFor();
  await page.keyboard.press('c');
  await page.waitForURL(/outline/);
  await page.getByRole('textbox', { name: 'Title of the new task' }).fill('Polish');
  await page.keyboard.press('Enter');
  await page.getByRole('treegrid').getByText('Polish').waitFor();
  expect(ana.problems).toEqual([]);
});

test('keys that are chosen in the settings work after a reload, and are named wherever keys are named', async () => {
  const { projectId } = await createPlan(stage.client, 'My keys', ['Paint']);
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/shortcuts' });
  const { page } = ana;
  const change = (label: string) => page.getByRole('button', { name: `Change the keys of “${label}”` });
  await change('Set the status').press('Enter');
  await page.keyboard.press('w');
  await change('Show today').press('Enter');
  await page.keyboard.press('j');
  await page.getByRole('alert').getByText('J is “Next task”.').waitFor();
  await change('Assign').press('Enter');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Reset the keys of “Set the status”' }).press('Enter');
  await page.getByRole('alert').getByText('Its own keys are “Assign” now.').waitFor();

  await page.goto(new URL(`/p/${projectId}/outline`, stage.url).href);
  const grid = page.getByRole('treegrid');
  await grid.getByText('Paint').waitFor();
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('.');
  await menu(page).getByRole('menuitem', { name: 'Status… W' }).waitFor();
  await menu(page).getByRole('menuitem', { name: 'Assign… S' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /Paint/ }).getByRole('button', { name: 'Status: To do' }).hover();
  await page.locator('.popup kbd').getByText('W', { exact: true }).waitFor();
  await page.keyboard.press('?');
  await page
    .getByRole('dialog', { name: 'Shortcuts' })
    .getByText('Set the status')
    .locator('..')
    .getByText('W')
    .waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('w');
  await page.getByRole('menu', { name: 'Status' }).waitFor();
  expect(ana.problems).toEqual([]);
});

test('Escape in the bar for plans and Enter in a title give the keys back to what is around them', async () => {
  const { projectId } = await createPlan(stage.client, 'Left by key', ['Paint']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  await page.getByRole('treegrid').getByText('Paint').waitFor();
  await page.keyboard.press('Control+j');
  await page.waitForFunction(() => document.activeElement?.localName === 'textarea');
  await page.keyboard.press('Escape');
  await focused(page, 'treegrid', /^Outline of/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Task #1' });
  await panel.getByRole('textbox', { name: 'Title' }).press('Enter');
  await page.waitForFunction(() => document.activeElement?.localName === 'aside');
  expect(ana.problems).toEqual([]);
});

test('a graph with more tasks than it draws begins with its longest chain, and Tab leads there wherever one has moved it', async () => {
  const titles = Array.from({ length: 320 }, (_, at) => `Step ${at + 1}`);
  const { projectId, taskIds } = await createPlan(stage.client, 'Long', titles);
  // The first is waited for by none of the others: the chain begins with the last one made.
  const links = taskIds.slice(1, -1).map((taskId, at) => ({ addDependency: { taskId, dependsOnId: taskIds[at + 2] } }));
  await applyOperations(stage.client, projectId, links);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/graph` });
  const { page } = ana;
  const first = page.getByRole('button', { name: /^#320, Step 320/ });
  await first.waitFor();
  await page.getByText('The first 300 tasks; 19 more.').waitFor();
  await page.getByRole('button', { name: 'Fit View' }).click();
  await first.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Walk the graph by key, from #320 Step 320' }).press('Enter');
  await focused(page, 'button', /^#320, Step 320/);
  await page.keyboard.press('ArrowRight');
  await focused(page, 'button', /^#319, Step 319/);
  expect(ana.problems).toEqual([]);
});

test('a menu that is rehearsed unseen takes neither the focus nor a key', async () => {
  const { projectId } = await createPlan(stage.client, 'Rehearsed', ['Paint', 'Plaster']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  await page.addInitScript(() => {
    const seen = { rehearsals: 0, isThere: false, focused: [] as string[] };
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const isThere = document.querySelector('[inert] [role=menu]') !== null;
      if (isThere && !seen.isThere) seen.rehearsals += 1;
      seen.isThere = isThere;
    }).observe(document, { childList: true, subtree: true });
    addEventListener('focusin', ({ target }) => seen.focused.push((target as Element).getAttribute('role') ?? 'other'));
  });
  await page.reload();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Home');
  const seen = () =>
    page.evaluate(
      () => (globalThis as unknown as { seen: { rehearsals: number; isThere: boolean; focused: string[] } }).seen,
    );
  await expect.poll(seen, { timeout: 10_000 }).toEqual({ rehearsals: 2, isThere: false, focused: ['treegrid'] });
  await page.keyboard.press('s');
  await page.getByRole('menuitemradio', { name: 'Completed' }).press('Enter');
  await page.getByRole('row', { name: /^#1, Paint, Completed/ }).waitFor();
  expect(ana.problems).toEqual([]);
});
