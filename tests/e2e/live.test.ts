import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCuttableProxy } from '../support/cuttable-proxy.ts';
import { applyOperations, createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

test('what one person changes is on the other screen without a reload', async () => {
  const { projectId } = await createPlan(stage.client, 'Shared', ['Paint the walls', 'Lay the floor']);
  const path = `/p/${projectId}/outline`;
  await using ana = await visit(stage.browser, stage.url, { path });
  await using ben = await visit(stage.browser, stage.url, { path });
  await ben.page.getByRole('treegrid').getByText('Paint the walls').waitFor();

  await ana.page.getByRole('treegrid').getByText('Paint the walls').dblclick();
  const title = ana.page.getByRole('textbox', { name: /^Title of/ });
  await title.fill('Paint the ceiling');
  await title.press('Enter');
  await ben.page.getByRole('treegrid').getByText('Paint the ceiling').waitFor();
  expect(await ben.page.getByRole('treegrid').getByText('Paint the walls').count()).toBe(0);

  await ben.page.getByRole('treegrid').focus();
  await ben.page.keyboard.press('c');
  await ben.page.keyboard.type('Hang the lamps');
  await ben.page.keyboard.press('Enter');
  await ana.page.getByRole('treegrid').getByText('Hang the lamps').waitFor();

  expect([...ana.problems, ...ben.problems]).toEqual([]);
});

test('each sees who else is there, at which task and with which one open, until they go', async () => {
  const { projectId } = await createPlan(stage.client, 'Together', ['Paint the walls', 'Lay the floor']);
  const path = `/p/${projectId}/outline`;
  await using ana = await visit(stage.browser, stage.url, { path, viewerName: 'Ana' });
  await using ben = await visit(stage.browser, stage.url, { path, viewerName: 'Ben' });
  const here = ana.page.getByRole('button', { name: /^1 other is here: Ben, in the outline/ });
  await here.waitFor();
  await ben.page.getByRole('button', { name: /^1 other is here: Ana/ }).waitFor();

  const floor = ana.page.getByRole('row', { name: /Lay the floor/ });
  const before = await floor.boundingBox();
  await ben.page.getByRole('treegrid').focus();
  await ben.page.keyboard.press('End');
  await ana.page.getByRole('row', { name: /Lay the floor.*, Ben here$/ }).waitFor();
  await floor.getByText('Ben').waitFor();
  expect(await floor.boundingBox()).toEqual(before);

  await ben.page.keyboard.press('Enter');
  await ana.page.getByRole('button', { name: /Ben, in the outline, #2 Lay the floor open$/ }).waitFor();
  await ana.page.getByText('Lay the floor').click();
  await ana.page.getByRole('img', { name: 'Ben has this open too' }).waitFor();

  await here.click();
  const name = ana.page.getByRole('dialog', { name: 'Who is here' }).getByLabel('Your name');
  await name.fill('Ana Berg');
  await name.press('Enter');
  await ben.page.getByRole('button', { name: /^1 other is here: Ana Berg/ }).waitFor();

  expect([...ana.problems, ...ben.problems]).toEqual([]);
  await ben[Symbol.asyncDispose]();
  await ana.page.getByRole('row', { name: /Ben here/ }).waitFor({ state: 'detached' });
  await here.waitFor({ state: 'detached' });
});

test('a browser that was offline for 20 changes shows all of them when it is back', async () => {
  const { projectId } = await createPlan(stage.client, 'Tunnel', ['Before']);
  await using proxy = await startCuttableProxy(stage.url);
  await using ana = await visit(stage.browser, proxy.url, { path: `/p/${projectId}/outline` });
  const outline = ana.page.getByRole('treegrid');
  await outline.getByText('Before').waitFor();

  proxy.cut();
  await ana.context.setOffline(true);
  await ana.page.getByText(/offline|cannot be reached/).waitFor();
  for (let number = 1; number <= 20; number += 1) {
    await applyOperations(stage.client, projectId, [{ createTask: { title: `Change ${number}` } }]);
  }
  expect(await outline.getByText(/^Change/).count()).toBe(0);

  proxy.mend();
  await ana.context.setOffline(false);
  await outline.getByText('Change 20', { exact: true }).waitFor();
  const expected = Array.from({ length: 20 }, (_, index) => `Change ${index + 1}`);
  expect(await outline.getByText(/^Change/).allTextContents()).toEqual(expected);
});

test('what somebody changes while offline is saved when the way is open again', async () => {
  const { projectId } = await createPlan(stage.client, 'Written in the tunnel', ['Draft']);
  await using proxy = await startCuttableProxy(stage.url);
  await using ana = await visit(stage.browser, proxy.url, { path: `/p/${projectId}/outline` });
  const outline = ana.page.getByRole('treegrid');
  await outline.getByText('Draft').waitFor();
  proxy.cut();
  await ana.context.setOffline(true);
  await ana.page.getByText(/offline|cannot be reached/).waitFor();

  await outline.focus();
  await ana.page.keyboard.press('Home');
  await ana.page.keyboard.press('F2');
  const title = ana.page.getByRole('textbox', { name: /^Title of/ });
  await title.fill('Final');
  await title.press('Enter');
  await outline.getByText('Final').waitFor();

  proxy.mend();
  await ana.context.setOffline(false);
  await expect
    .poll(
      () => stage.client.request('query ($id: ID!) { project(id: $id) { outline { title } } }', { id: projectId }),
      { timeout: 20_000 },
    )
    .toEqual({ project: { outline: [{ title: 'Final' }] } });
});

test('opening a task while offline, for the first time, keeps the plan on the screen', async () => {
  const { projectId } = await createPlan(stage.client, 'Read in the tunnel', ['Look at me']);
  await using proxy = await startCuttableProxy(stage.url);
  await using ana = await visit(stage.browser, proxy.url, { path: `/p/${projectId}/outline` });
  const outline = ana.page.getByRole('treegrid');
  await outline.getByText('Look at me').waitFor();
  proxy.cut();
  await ana.context.setOffline(true);
  await ana.page.getByText(/offline|cannot be reached/).waitFor();

  await outline.getByText('Look at me').click();
  await ana.page.getByRole('complementary', { name: 'Task #1' }).or(ana.page.getByRole('alert')).first().waitFor();
  expect(ana.page.url()).toContain(projectId);

  proxy.mend();
  await ana.context.setOffline(false);
  await ana.page.getByRole('treegrid').getByText('Look at me').waitFor();
});
