let refined: string | null = null;

/** Says that somebody is at the words of a run, so that its review goes on with them; null when they have left them. */
export function noteRefining(runId: string | null): void {
  refined = runId;
}

export function isBeingRefined(runId: string): boolean {
  return refined === runId;
}
