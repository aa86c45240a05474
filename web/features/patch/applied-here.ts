import { remember, rememberedValue } from '../../lib/remembered.ts';

const KEY = 'orchestrator.applied-here';
const KEPT = 200;

/**
 * Patches that were applied from this browser. The author of an agent's patch is the agent, so this is how undo knows
 * that applying it was the person's doing. At most the last 200; never throws.
 */
export function wasAppliedHere(patchId: string): boolean {
  return read().includes(patchId);
}

export function rememberAppliedHere(patchId: string): void {
  remember(KEY, JSON.stringify([...read().filter((id) => id !== patchId), patchId].slice(-KEPT)));
}

function read(): string[] {
  const kept = rememberedValue(KEY);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}
