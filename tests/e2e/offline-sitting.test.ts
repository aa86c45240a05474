import { afterAll, beforeAll, expect, test } from 'vitest';
import { OutlineByKeys } from '../support/outline-by-keys.ts';
import { findBarriers } from '../support/barriers.ts';
import { createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

async function planOf(projectId: string) {
  const { project } = await stage.client.request<{
    project: {
      outline: { title: string; depth: number; status: string; dueDate: string | null; description: string }[];
      patches: { nodes: { title: string; appliedVersion: number }[] };
    };
  }>(
    `query ($id: ID!) {
      project(id: $id) {
        outline { title depth status dueDate description }
        patches(first: 50, status: APPLIED) { nodes { title appliedVersion } }
      }
    }`,
    { id: projectId },
  );
  const made = project.patches.nodes.toSorted((a, b) => a.appliedVersion - b.appliedVersion);
  return { outline: project.outline, made: made.map(({ title }) => title) };
}

test('a sitting without a network: what waits can be undone and redone, and all of it arrives once and in order', async () => {
  const { projectId } = await createPlan(stage.client, 'A long ride', ['Draft', 'Print', 'Sell']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page, context } = ana;
  const outline = new OutlineByKeys(page);
  const waiting = (count: number) =>
    page.getByText(`You are offline. ${count} change${count === 1 ? ' waits' : 's wait'} here to be saved.`).waitFor();
  await outline.grid.getByText('Draft').waitFor();
  // What pickers and undo need has been loaded by then.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);

  await outline.on('Sell', 'c');
  await outline.type('Poster', 'Enter');
  await outline.type('Flyer', 'Enter', 'Escape');
  await waiting(2);
  await outline.on('Poster', 'c');
  await outline.type('Motif', 'Tab', 'Enter', 'Escape');
  await outline.on('Draft', 'F2', 'Control+a');
  await outline.type('Final draft', 'Enter');
  // The same field again is one change.
  await outline.on('Final draft', 'F2', 'Control+a');
  await outline.type('Last draft', 'Enter');
  await waiting(4);
  await outline.on('Flyer', 's');
  await page.getByRole('menu', { name: 'Status' }).waitFor();
  await outline.type('i', 'Enter');
  await outline.on('Flyer', 'Alt+ArrowUp');
  await outline.on('Print', 'd');
  await page.getByRole('dialog').waitFor();
  await outline.type('2027-03-03', 'Enter');
  await waiting(7);

  // A task that was made here, with what is below it.
  await outline.on('Poster', 'Delete');
  await waiting(8);
  await outline.grid.getByText('Motif').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: Delete “Poster”', { exact: true }).waitFor();
  await outline.grid.getByText('Motif').waitFor();
  await waiting(7);
  await page.keyboard.press('Control+Shift+z');
  await waiting(8);
  await page.getByText('Redone: Delete “Poster”').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await page.getByText('Undone: Delete “Poster”').waitFor();
  await waiting(7);
  // The notice of what is deleted comes at once, with the way back.
  await outline.on('Print', 'Delete');
  await page.getByRole('region', { name: 'Notifications' }).getByText('Deleted “Print”').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await outline.grid.getByText('Print').waitFor();
  await waiting(7);
  // What has no number yet opens like any other task, and is written in.
  await outline.grid.getByText('Flyer').click();
  const panel = page.getByRole('complementary', { name: 'New task' });
  await panel.getByText('Not saved yet. Comments and time can be added once it is.').waitFor();
  await panel.getByRole('button', { name: 'Edit the description' }).click();
  const description = page.getByRole('textbox', { name: 'Description in Markdown' });
  await description.fill('Two sides');
  await page.keyboard.press('Control+Enter');
  await panel.getByText('Two sides').waitFor();
  await waiting(8);
  expect(await findBarriers(page)).toEqual([]);
  // And somebody who is writing when it is saved goes on writing.
  await panel.getByRole('button', { name: 'Edit the description' }).click();
  await description.fill('Two sides, on thick paper');

  await context.setOffline(false);
  await page.getByText(/here to be saved/).waitFor({ state: 'detached' });
  await expect.poll(async () => (await planOf(projectId)).made.length, { timeout: 15_000 }).toBe(9);
  await page.waitForURL(/task=5/);
  expect(await description.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await description.inputValue()).toBe('Two sides, on thick paper');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary', { name: 'Task #5' }).getByText('Two sides, on thick paper').waitFor();
  await expect.poll(async () => (await planOf(projectId)).made.length, { timeout: 15_000 }).toBe(10);
  const { outline: tasks, made } = await planOf(projectId);
  expect(made).toEqual([
    'Add “Draft” and 2 more changes',
    'Add “Poster”',
    'Add “Flyer”',
    'Add “Motif”',
    'Rename “Final draft” to “Last draft”',
    'Set “Flyer” to In progress',
    'Move “Flyer” up',
    'Set “Print” due on 3 Mar 2027',
    'Describe “Flyer”',
    'Describe “Flyer”',
  ]);
  expect(tasks).toMatchObject([
    { title: 'Last draft', depth: 0 },
    { title: 'Print', dueDate: '2027-03-03' },
    { title: 'Sell' },
    { title: 'Flyer', status: 'IN_PROGRESS', depth: 0, description: 'Two sides, on thick paper' },
    { title: 'Poster', depth: 0 },
    { title: 'Motif', depth: 1 },
  ]);
});
