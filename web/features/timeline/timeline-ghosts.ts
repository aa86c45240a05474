import type { PlanIndex } from '../../apollo/plan-index.ts';
import type { Preview } from '../../apollo/preview.ts';
import { ownBar, type TimelineBar } from './timeline-bars.ts';

type Bars = ReadonlyMap<string, TimelineBar>;

/**
 * With a preview, what it would make of bars as ghosts, and the bars as they are now; `bars` are those of the plan as it
 * is previewed. Where a task has others below it, its bar is that of the preview: it follows them.
 */
export function withGhosts(bars: Bars, preview: Preview | null, index: PlanIndex): { bars: Bars; ghosts: Bars } {
  const ghosts = new Map<string, TimelineBar>();
  if (preview === null) return { bars, ghosts };
  const now = new Map(bars);
  for (const [id, sign] of preview.signs) {
    if (sign === 'remove' || index.children.has(id)) continue;
    const before = preview.before.get(id);
    const bar = before ? ownBar(before) : null;
    const proposed = bars.get(id);
    if (bar?.from === proposed?.from && bar?.to === proposed?.to) continue;
    if (proposed) ghosts.set(id, proposed);
    if (bar) now.set(id, bar);
    else now.delete(id);
  }
  return { bars: now, ghosts };
}
