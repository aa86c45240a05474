import { remember, rememberedValue } from '../../lib/remembered.ts';

const KEY = 'orchestrator.palette-recent';
const MOST = 12;

/** Ids of what was chosen in the palette last, the latest first, in this browser. */
export function recentChoices(): readonly string[] {
  const kept = rememberedValue(KEY);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}

export function rememberChoice(id: string): void {
  remember(KEY, JSON.stringify([id, ...recentChoices().filter((other) => other !== id)].slice(0, MOST)));
}
