const KEY = 'orchestrator.palette-recent';
const MOST = 12;

/** Ids of what was chosen in the palette last, the latest first, in this browser. */
export function recentChoices(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberChoice(id: string): void {
  localStorage.setItem(KEY, JSON.stringify([id, ...recentChoices().filter((other) => other !== id)].slice(0, MOST)));
}
