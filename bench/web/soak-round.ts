import type { Page } from 'playwright-core';
import type { CuttableProxy } from '../../tests/support/cuttable-proxy.ts';

/** The views by the key after G, with the beginning of their heading. */
const OUTLINE = { key: 'o', heading: /^Outline of/ };
const VIEWS = [
  { key: 'l', heading: /^List of/ },
  { key: 'b', heading: /^Board of/ },
  { key: 't', heading: /^Timeline of/ },
  { key: 'r', heading: /^Dependencies of/ },
  { key: 'd', heading: /^Dashboard of/ },
  { key: 'h', heading: /^History/ },
] as const;
type View = typeof OUTLINE | (typeof VIEWS)[number];

/** What a person does in a minute or less: writes, looks at each view, searches, filters. Ends in the outline. */
export async function oneRound(page: Page, round: number): Promise<void> {
  await editSomething(page, `Round ${round % 10}`);
  await readTask(page);
  await openView(page, VIEWS[round % VIEWS.length]!);
  await openView(page, VIEWS[(round + 1) % VIEWS.length]!);
  await filter(page, `task ${(round % 9) + 1}`);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Find a task/ }).waitFor();
  await page.keyboard.insertText(`${(round % 90) + 1}`);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await converse(page);
  await openOutline(page);
}

/** Loses the connection, writes on, and gets it back with what was written. */
export async function oneTunnel(page: Page, proxy: CuttableProxy): Promise<void> {
  proxy.cut();
  await page.context().setOffline(true);
  await page.getByText(/offline|cannot be reached/).waitFor();
  await editSomething(page, 'In the tunnel');
  proxy.mend();
  await page.context().setOffline(false);
  await page.getByText(/offline|cannot be reached|waits? to be saved/).waitFor({ state: 'detached' });
}

export async function openOutline(page: Page): Promise<void> {
  await openView(page, OUTLINE);
  await page.getByRole('treegrid').focus();
}

async function openView(page: Page, { key, heading }: View): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor({ state: 'attached' });
}

/** Renames the task under the cursor to a title of about the same length. */
async function editSomething(page: Page, title: string): Promise<void> {
  const grid = page.getByRole('treegrid');
  await grid.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('j');
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: /^Title of/ });
  await field.fill(title);
  await field.press('Enter');
  await field.waitFor({ state: 'detached' });
}

async function readTask(page: Page): Promise<void> {
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: /^Task #/ });
  await panel.getByRole('heading', { name: 'Activity' }).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

async function filter(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  const box = page.getByRole('textbox', { name: /^Filter tasks by words/ });
  await box.fill(text);
  await box.press('Escape');
  await box.waitFor({ state: 'detached' });
}

async function converse(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const panel = page.getByRole('complementary', { name: 'Conversation' });
  await panel.waitFor();
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'detached' });
}
