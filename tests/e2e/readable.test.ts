import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyOperations, createPlan, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
let projectId: string;
beforeAll(async () => {
  stage = await openStage();
  const { projectId: id, taskIds } = await createPlan(stage.client, 'Readable', ['Paint', 'Plaster', 'Polish', 'Pack']);
  projectId = id;
  const [paint, plaster, polish, pack] = taskIds;
  await applyOperations(stage.client, projectId, [
    { moveTask: { id: plaster, parentId: paint } },
    { updateTask: { id: plaster, startDate: '2027-01-04', dueDate: '2027-01-08', assigneeName: 'Ana Berg' } },
    { updateTask: { id: polish, dueDate: '2027-01-12' } },
    { addDependency: { taskId: polish, dependsOnId: plaster } },
    { addDependency: { taskId: pack, dependsOnId: polish } },
  ]);
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Rows, cards or lines that lie over the one before, or are lower than the text in them. */
function findSqueezed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[role=rowgroup] > [role=row], main ul[style] > li')];
    const text = document.createRange();
    return rows.flatMap((row, at) => {
      const box = row.getBoundingClientRect();
      const before = rows[at - 1];
      const isBelow = before?.parentElement === row.parentElement && before !== undefined;
      const overlaps = isBelow && before.getBoundingClientRect().bottom > box.top + 1;
      text.selectNodeContents(row.querySelector('[data-anchor=title], [data-title]') ?? row);
      const written = text.getBoundingClientRect();
      const isCut = written.top < box.top - 2 || written.bottom > box.bottom + 2;
      return overlaps || isCut ? [`${row.innerText.replaceAll('\n', ' ')}: ${overlaps ? 'overlaps' : 'is cut'}`] : [];
    });
  });
}

test('where all text is twice as large, rows grow with it in every view', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/appearance' });
  const { page, context } = ana;
  const settings = await context.newCDPSession(page);
  await settings.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  for (const view of ['outline', 'list', 'board', 'timeline?z=week', 'timeline?z=list', 'graph?v=list']) {
    await page.goto(new URL(`/p/${projectId}/${view}`, stage.url).href);
    await page.getByRole('main').getByText('Polish').filter({ visible: true }).first().waitFor();
    expect.soft(await findSqueezed(page), view).toEqual([]);
  }
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
});

test('on a phone with text twice as large, the timeline shows whole titles with their bars below them', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/appearance', isPhone: true });
  const { page, context } = ana;
  const settings = await context.newCDPSession(page);
  await settings.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await page.goto(new URL(`/p/${projectId}/timeline?z=week`, stage.url).href);
  const row = page.getByRole('row', { name: /Plaster/ });
  const title = row.getByText('Plaster', { exact: true });
  await title.waitFor();
  expect(await title.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  const [written, bar] = [await title.boundingBox(), await row.locator('[data-bar] > span').first().boundingBox()];
  if (!written || !bar) throw new Error('A title and a bar have to be there.');
  expect(bar.y).toBeGreaterThanOrEqual(written.y + written.height);
  expect(await findSqueezed(page)).toEqual([]);
  // It stays while the days go by.
  await page.getByRole('treegrid').evaluate((grid) => grid.scrollBy(200, 0));
  await expect.poll(async () => (await row.locator('[data-bar]').boundingBox())?.x).toBeLessThan(bar.x);
  expect((await title.boundingBox())?.x).toBe(written.x);
});

test('in forced colours one sees what is chosen, what has the focus, and the bars', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/appearance' });
  const { page } = ana;
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(new URL(`/p/${projectId}/timeline?z=week`, stage.url).href);
  const grid = page.getByRole('treegrid');
  await grid.getByText('Polish').waitFor();
  const style = (selector: string, property: 'backgroundColor' | 'outlineStyle') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);
  const canvas = await style('body', 'backgroundColor');
  expect(await style('[data-bar] .drawn', 'backgroundColor')).not.toBe(canvas);
  const current = await style('nav [aria-current=page]', 'backgroundColor');
  expect(current).not.toBe(await style('nav a:not([aria-current])', 'backgroundColor'));

  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await style('[data-highlighted]', 'backgroundColor')).not.toBe(
    await style('[role=menuitemradio]:not([data-highlighted])', 'backgroundColor'),
  );
  // The focus is in the menu; the row that was chosen and the one under the cursor can still be told from the others.
  expect(await style('[role=row][aria-selected=true]', 'outlineStyle')).toBe('solid');
  expect(await style('[role=row][data-cursor]', 'outlineStyle')).toBe('dashed');
  expect(await style('[role=row][aria-selected=false]:not([data-cursor])', 'outlineStyle')).toBe('none');
  expect(ana.problems).toEqual([]);
});
