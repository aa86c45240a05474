import type { Locator, Page } from 'playwright-core';

/** The outline, worked on by keys. */
export class OutlineByKeys {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get grid(): Locator {
    return this.page.getByRole('treegrid');
  }

  /** Puts the cursor on a task and presses keys. Throws where there is no such task among the first rows. */
  async on(title: string, ...keys: string[]): Promise<void> {
    await this.grid.focus();
    await this.page.keyboard.press('Home');
    const isThere = async () => {
      const id = (await this.grid.getAttribute('aria-activedescendant')) ?? '';
      return (await this.page.locator(`[id="${id}"]`).textContent())?.includes(title) ?? false;
    };
    for (let step = 0; step < 20 && !(await isThere()); step += 1) await this.page.keyboard.press('j');
    if (!(await isThere())) throw new Error(`There is no task “${title}” among the first rows.`);
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string, ...keys: string[]): Promise<void> {
    await this.page.keyboard.type(text);
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Adds tasks at the place where the cursor is, one after the other. */
  async add(after: string, titles: readonly string[]): Promise<void> {
    await this.on(after, 'c');
    for (const title of titles) await this.type(title, 'Enter');
    await this.page.keyboard.press('Escape');
  }

  async rename(from: string, to: string): Promise<void> {
    await this.on(from, 'F2', 'Control+a');
    await this.type(to, 'Enter');
  }
}
