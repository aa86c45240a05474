import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuse } from '../support/refusals.ts';
import { createPlan, openStage, proposeOperations, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

/** The pages still load, but nothing that they ask of the API arrives. Answers how to end it. */
async function cutOff(context: BrowserContext): Promise<() => Promise<void>> {
  await context.route('**/graphql', (route) => route.abort());
  return () => context.unroute('**/graphql');
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  const grid = page.getByRole('treegrid');
  await grid.getByText(from).dblclick();
  const box = page.getByRole('textbox', { name: /^Title of/ });
  await box.fill(to);
  await box.press('Enter');
  await grid.getByText(to).waitFor();
}

async function historyOf(projectId: string): Promise<readonly string[]> {
  const { project } = await stage.client.request<{ project: { patches: { nodes: { title: string }[] } } }>(
    'query ($id: ID!) { project(id: $id) { patches(first: 50) { nodes { title } } } }',
    { id: projectId },
  );
  return project.patches.nodes.map(({ title }) => title);
}

test('a change that waits in a closed tab is sent by the next one, once, though two are open', async () => {
  const { projectId } = await createPlan(stage.client, 'Waiting', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { context } = ana;
  await ana.page.getByRole('treegrid').getByText('Draft').waitFor();
  const reconnect = await cutOff(context);
  await rename(ana.page, 'Draft', 'Final text');
  await ana.page.close();
  await reconnect();
  const [one, two] = [await context.newPage(), await context.newPage()];
  await Promise.all([one, two].map((page) => page.goto(new URL(`/p/${projectId}/outline`, stage.url).href)));
  for (const page of [one, two]) await page.getByRole('treegrid').getByText('Final text').waitFor();
  await one.getByText(/here to be saved/).waitFor({ state: 'detached' });
  expect((await historyOf(projectId)).filter((title) => title.includes('Final text'))).toHaveLength(1);
});

test('a change that waits survives a reload and is shown before it is sent', async () => {
  const { projectId } = await createPlan(stage.client, 'Reloaded', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page, context } = ana;
  // The browser asks whether to leave while something waits.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  const reconnect = await cutOff(context);
  await rename(page, 'Draft', 'Kept words');
  await reconnect();
  await page.reload();
  await page.getByRole('treegrid').getByText('Kept words').waitFor();
  await expect.poll(() => historyOf(projectId), { timeout: 15_000 }).toContain('Rename “Draft” to “Kept words”');
});

test('a comment, a description and a time note that are being written survive a reload and a closed panel', async () => {
  const { projectId } = await createPlan(stage.client, 'Drafts', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page } = ana;
  const comment = page.getByRole('textbox', { name: 'Write a comment' });
  const note = page.getByRole('textbox', { name: 'What was done' });
  const description = page.getByRole('textbox', { name: 'Description in Markdown' });
  await comment.fill('Half a thought');
  await note.fill('Half a note');
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await description.fill('Half a description');
  // Closing the panel saves what has not been saved yet.
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('complementary', { name: 'Task #1' }).waitFor({ state: 'detached' });
  await page.goto(new URL(`/p/${projectId}/outline?task=1`, stage.url).href);
  await expect.poll(() => comment.inputValue(), { timeout: 15_000 }).toBe('Half a thought');
  await expect.poll(() => note.inputValue(), { timeout: 15_000 }).toBe('Half a note');
  expect(await description.inputValue()).toBe('Half a description');
});

test('the application and the last plan open without a network, and what is changed there is saved later', async () => {
  const { projectId } = await createPlan(stage.client, 'On a train', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline`, keepsShell: true });
  const { page, context } = ana;
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The plan is kept once it has rested.
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          // Opening it before the application has made it would leave it without its store.
          const known = await indexedDB.databases();
          if (!known.some(({ name }) => name === 'orchestrator-plans')) return 0;
          return new Promise<number>((resolve) => {
            const opening = indexedDB.open('orchestrator-plans');
            opening.onsuccess = () => {
              const database = opening.result;
              if (!database.objectStoreNames.contains('plans')) return resolve(0);
              const counting = database.transaction('plans').objectStore('plans').count();
              counting.onsuccess = () => resolve(counting.result);
            };
          });
        }),
      { timeout: 20_000 },
    )
    .toBe(1);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  await page.getByText(/You are offline|cannot be reached/).waitFor();
  await rename(page, 'Print', 'Print twice');
  await page.getByText('1 change waits here to be saved.').waitFor();
  await context.setOffline(false);
  await page.getByText(/here to be saved/).waitFor({ state: 'detached' });
  // The strip goes when the connection is back; what waited is on its way then.
  await expect.poll(() => historyOf(projectId), { timeout: 15_000 }).toContain('Rename “Print” to “Print twice”');
});

const SIGNED_OUT = /You are not signed in any more\. (What you change|\d+ changes? wait)/;

test('a prompt survives a reload, a refusal, the end of the sign-in, and a closed panel', async () => {
  const { projectId } = await createPlan(stage.client, 'Prompts', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page, context } = ana;
  const bar = page.getByRole('textbox', { name: 'What is to be done?' });
  const send = async () => {
    await bar.focus();
    await page.keyboard.press('Control+Enter');
  };
  await bar.fill('Add a task for printing');
  await page.reload();
  await expect.poll(() => bar.inputValue(), { timeout: 15_000 }).toBe('Add a task for printing');
  const accept = await refuse(context, 'BAD_USER_INPUT', /^NaturalLanguageEditor/i);
  await send();
  await page.getByText('The server does not want it.').first().waitFor();
  expect(await bar.inputValue()).toBe('Add a task for printing');
  await accept();
  const signIn = await refuse(context, 'UNAUTHENTICATED');
  await send();
  await page.getByText(SIGNED_OUT).waitFor();
  expect(await bar.inputValue()).toBe('Add a task for printing');
  await signIn();

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Conversation' }).click();
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill('What is next');
  await page.getByRole('complementary', { name: 'Conversation' }).getByRole('button', { name: 'Close' }).click();
  await message.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Conversation' }).click();
  await expect.poll(() => message.inputValue(), { timeout: 15_000 }).toBe('What is next');
  await send();
  await page.waitForURL(/\/(run|plan)\//);
});

test('a comment that is refused, or sent after the sign-in has ended, stays in its box', async () => {
  const { projectId } = await createPlan(stage.client, 'Comments', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page, context } = ana;
  const comment = page.getByRole('textbox', { name: 'Write a comment' });
  await comment.fill('Think of the printer');
  for (const code of ['BAD_USER_INPUT', 'UNAUTHENTICATED'] as const) {
    const accept = await refuse(context, code, /^AddComment$/);
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const reason = code === 'UNAUTHENTICATED' ? /not signed in any more/ : /does not want it/;
    await page
      .getByRole('alert')
      .filter({ hasText: 'The comment was not sent.' })
      .filter({ hasText: reason })
      .waitFor();
    expect(await comment.inputValue()).toBe('Think of the printer');
    await accept();
  }
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect.poll(() => comment.inputValue()).toBe('');
});

test('decisions survive a refusal, a reload, the end of the sign-in, and leaving the review', async () => {
  const { projectId } = await createPlan(stage.client, 'Decisions', ['Draft']);
  const proposal = await proposeOperations(
    stage.client,
    projectId,
    'More',
    ['One', 'Two', 'Three'].map((title) => ({ createTask: { title } })),
  );
  const path = `/p/${projectId}/plan/${proposal.id}`;
  await using ana = await visit(stage.browser, stage.url, { path });
  const { page, context } = ana;
  const rejected = page.getByText('Rejected', { exact: true });
  const accept = await refuse(context, 'BAD_USER_INPUT', /^ReviewPage_Decide$/i);
  await page.getByRole('button', { name: /^Reject One/ }).click();
  await page.getByText('Your decisions are kept in this browser alone').first().waitFor();
  await page.reload();
  await expect.poll(() => rejected.count(), { timeout: 15_000 }).toBe(1);
  await accept();
  const signIn = await refuse(context, 'UNAUTHENTICATED');
  await page.getByRole('button', { name: /^Reject Two/ }).click();
  await page.getByText(SIGNED_OUT).waitFor();
  await signIn();
  await page.getByRole('link', { name: 'Outline', exact: true }).click();
  await page.getByRole('treegrid').waitFor();
  await page.goBack();
  await expect.poll(() => rejected.count(), { timeout: 15_000 }).toBe(2);
  await expect
    .poll(
      async () => {
        const { patch } = await stage.client.request<{ patch: { operations: { decision: string }[] } }>(
          'query ($id: ID!) { patch(id: $id) { operations { decision } } }',
          { id: proposal.id },
        );
        return patch.operations.map(({ decision }) => decision);
      },
      { timeout: 15_000 },
    )
    .toEqual(['REJECTED', 'REJECTED', 'PENDING']);
});

test('values that are being written in a review survive a reload and a refusal', async () => {
  const { projectId } = await createPlan(stage.client, 'Values', ['Draft']);
  const proposal = await proposeOperations(stage.client, projectId, 'More', [{ createTask: { title: 'One' } }]);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/plan/${proposal.id}` });
  const { page, context } = ana;
  const title = page.getByRole('form', { name: 'Edit One' }).getByLabel('Title');
  await page.getByRole('button', { name: /^Reject One/ }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await title.fill('One and a half');
  await page.reload();
  await expect.poll(() => title.inputValue(), { timeout: 15_000 }).toBe('One and a half');
  const accept = await refuse(context, 'BAD_USER_INPUT', /^ReviewPage_Edit$/i);
  await title.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'does not want it' }).waitFor();
  expect(await title.inputValue()).toBe('One and a half');
  await accept();
  await title.press('Enter');
  await page.getByRole('button', { name: /^Reject One and a half/ }).waitFor();
});

test('an edit that the server refuses is given back, also after a reload, and can be sent again', async () => {
  const { projectId } = await createPlan(stage.client, 'Refused', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?task=1` });
  const { page, context } = ana;
  const accept = await refuse(context, 'BAD_USER_INPUT', /^ApplyPatch$/);
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.getByRole('textbox', { name: 'Description in Markdown' }).fill('Five hundred words');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('1 change was not saved. What you wrote is kept.').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Look at it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Not saved' });
  await dialog.getByText('Five hundred words').waitFor();
  await accept();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('was not saved').waitFor({ state: 'detached' });
  await page.getByText('Five hundred words').waitFor();
  expect(await historyOf(projectId)).toContain('Describe “Draft”');
});

test('an edit made after the sign-in has ended waits, and one that is being written is saved by a reload', async () => {
  const { projectId } = await createPlan(stage.client, 'Signed out', ['Draft', 'Print']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page, context } = ana;
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('treegrid').getByText('Draft').waitFor();
  const signIn = await refuse(context, 'UNAUTHENTICATED');
  await rename(page, 'Draft', 'Final text');
  await page.getByText('You are not signed in any more. 1 change waits here to be saved.').waitFor();
  // It leads to where one signs in; from there one comes back to a new page.
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Sign in again' }).click()]);
  await signIn();
  await page.goto(`${stage.url}/p/${projectId}/outline`);
  await expect.poll(() => historyOf(projectId), { timeout: 15_000 }).toContain('Rename “Draft” to “Final text”');

  await page.getByRole('treegrid').getByText('Print').dblclick();
  await page.getByRole('textbox', { name: /^Title of/ }).fill('Print twice');
  await page.reload();
  await page.getByRole('treegrid').getByText('Print twice').waitFor();
  await expect.poll(() => historyOf(projectId), { timeout: 15_000 }).toContain('Rename “Print” to “Print twice”');
});

test('a title that is being written in the panel is saved when the panel closes', async () => {
  const { projectId } = await createPlan(stage.client, 'Titles', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline` });
  const { page } = ana;
  await page.getByRole('treegrid').getByText('Draft').click();
  const title = page.getByRole('complementary', { name: 'Task #1' }).getByRole('textbox', { name: 'Title' });
  await title.fill('Second draft');
  await page.goBack();
  await title.waitFor({ state: 'detached' });
  await page.getByRole('treegrid').getByText('Second draft').waitFor();
  await expect.poll(() => historyOf(projectId), { timeout: 15_000 }).toContain('Rename “Draft” to “Second draft”');
});

test('a file that was dropped survives a reload with what was chosen of it, until something has become of it', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/import' });
  const { page } = ana;
  const text = 'What,Sprint\nDesign,7\nBuild,8\n';
  const file = { name: 'old_tool.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('combobox', { name: 'What' }).selectOption('Title');
  await page.getByRole('combobox', { name: 'Sprint' }).selectOption('Tags');
  await page.getByLabel('Name of the new project').fill('From the old tool');
  await page.getByRole('button', { name: 'Review 2 tasks' }).waitFor();
  await page.reload();
  await page.getByText('old_tool.csv').waitFor();
  const sprint = page.getByRole('combobox', { name: 'Sprint' }).locator('option:checked');
  await expect.poll(() => sprint.textContent(), { timeout: 15_000 }).toBe('Tags');
  expect(await page.getByLabel('Name of the new project').inputValue()).toBe('From the old tool');
  await page.getByRole('button', { name: 'Review 2 tasks' }).click();
  await page.waitForURL(/\/plan\//);
  await page.goto(new URL('/import', stage.url).href);
  await page.getByText('Drop a file here').waitFor();
  await page.reload();
  await page.getByText('Drop a file here').waitFor();

  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Leave this file' }).click();
  await page.reload();
  await page.getByText('Drop a file here').waitFor();
});

test('names and values in the small forms survive a reload, and go when they have been saved or given up', async () => {
  const { projectId } = await createPlan(stage.client, 'Forms', ['Draft']);
  await using ana = await visit(stage.browser, stage.url, { path: `/p/${projectId}/outline?f=Draft` });
  const { page } = ana;
  const dialog = page.getByRole('dialog');
  const inProject = `/p/${projectId}/outline?f=Draft`;
  const details = async () => {
    await page.getByRole('button', { name: 'Project', exact: true }).click();
    await page.getByRole('menuitem', { name: /details/ }).click();
    return dialog.getByLabel('Name', { exact: true });
  };
  const forms: readonly (readonly [path: string, open: () => Promise<Locator>])[] = [
    [inProject, details],
    [inProject, () => pressed('Save this view', dialog.getByLabel('Name', { exact: true }))],
    [inProject, () => pressed('Change it…', dialog.getByLabel('Add tags'))],
    [inProject, () => pressed('New project', page.getByLabel('Name of the new project'))],
    ['/settings/members', () => Promise.resolve(page.getByLabel('Name of somebody new'))],
  ];
  async function pressed(name: string, field: Locator): Promise<Locator> {
    await page.getByRole('button', { name, exact: true }).click();
    return field;
  }
  for (const [path, open] of forms) {
    await page.goto(new URL(path, stage.url).href);
    await (await open()).fill('Half a name');
    await page.reload();
    const field = await open();
    await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe('Half a name');
  }
  const name = page.getByLabel('Name of somebody new');
  await name.press('Enter');
  await page.getByRole('list', { name: 'People' }).getByText('Half a name', { exact: true }).waitFor();
  expect(await name.inputValue()).toBe('');

  // A project's other fields, which nobody has touched, follow the plan.
  await page.goto(new URL(inProject, stage.url).href);
  const projectName = await details();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await details();
  expect(await projectName.inputValue()).toBe('Forms');
});
