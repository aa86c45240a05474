import type { Page, Route } from 'playwright-core';
import type { GraphqlClient } from './graphql-client.ts';
import type { Screen } from './screens.ts';
import { createPlan, proposeOperations } from './stage.ts';

/** What is said over or beside a screen: of edits that wait or were refused, and of what has just been done. */
export async function prepareNoticeScreens(client: GraphqlClient): Promise<readonly Screen[]> {
  const { projectId } = await createPlan(client, 'Book fair', ['Rent a stand', 'Print the catalogue', 'Pack']);
  const outline = `/p/${projectId}/outline`;
  const review = async (page: Page) => {
    // Each visit has its own: it can be applied only once.
    const { id } = await proposeOperations(client, projectId, 'Print in time', [
      { createTask: { title: 'Send it to the printer', dueDate: '2027-03-05' } },
      { createTask: { title: 'Proofread the catalogue', estimatedMinutes: 480 } },
    ]);
    await page.goto(new URL(`/p/${projectId}/plan/${id}`, page.url()).href);
    await page.getByRole('button', { name: /^Apply/ }).waitFor();
  };
  return [
    { name: 'unsaved', path: `${outline}?task=3`, landmark: 'Rent a stand', reach: writeInVain },
    {
      name: 'unsaved-open',
      path: `${outline}?task=3`,
      landmark: 'Rent a stand',
      reach: async (page) => {
        await writeInVain(page);
        await page.getByRole('button', { name: 'Look at it' }).click();
        await page.getByRole('dialog', { name: 'Not saved' }).getByText('Two boxes').waitFor();
      },
    },
    { name: 'waiting', path: `${outline}?task=3`, landmark: 'Rent a stand', reach: writeOffline },
    {
      name: 'notice-applied',
      path: outline,
      landmark: 'Rent a stand',
      reach: async (page) => {
        await review(page);
        await page.getByRole('button', { name: /^Apply/ }).click();
        await page.getByRole('dialog', { name: '2 changes applied' }).getByRole('button', { name: 'Undo' }).waitFor();
        await holdNotices(page);
      },
    },
    {
      name: 'notice-refused',
      path: outline,
      landmark: 'Rent a stand',
      reach: async (page) => {
        await review(page);
        await refuse(page, 'ApplyPatch');
        await page.getByRole('button', { name: /^Apply/ }).click();
        await page.getByRole('alertdialog', { name: 'Nothing was applied.' }).waitFor();
        await holdNotices(page);
      },
    },
  ];
}

async function describe(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.getByRole('textbox', { name: 'Description in Markdown' }).fill('Two boxes, and the long table.');
  await page.getByRole('button', { name: /^Save/ }).click();
}

async function writeInVain(page: Page): Promise<void> {
  await refuse(page, 'ApplyPatch');
  await describe(page);
  await page.getByText('1 change was not saved.').waitFor();
  await page.getByRole('alertdialog', { name: /^Not saved:/ }).waitFor();
  await holdNotices(page);
}

async function writeOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.getByText('You are offline.').waitFor();
  await describe(page);
  await page.getByText('1 change waits here to be saved.').waitFor();
}

async function refuse(page: Page, operationName: string): Promise<void> {
  const errors = [{ message: 'The server does not want it.', extensions: { code: 'BAD_USER_INPUT' } }];
  await page.route('**/graphql', (route: Route) => {
    const request = route.request().postDataJSON() as { operationName: string };
    return request.operationName === operationName ? route.fulfill({ json: { errors } }) : route.fallback();
  });
}

/** Keeps notices on the screen while it is looked at: their time stands still in a window without the focus. */
export async function holdNotices(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('blur')));
}
