import axe from 'axe-core';
import type { Page } from 'playwright-core';

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, one line for each element. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (runOnly) => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: [...runOnly],
      // Experimental, and wrong about what is short on the screen and spoken in full: "15 Jan", "AB".
      rules: { 'label-content-name-mismatch': { enabled: false } },
    });
    return results.violations.map(({ id, nodes }) => ({
      id,
      targets: nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`),
    }));
  }, EVERY_RULE);
  return violations.flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`));
}
