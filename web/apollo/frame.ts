/** Runs `task` with the next frame; in a hidden tab, which draws no frames, within a quarter of a second. */
export function onNextFrame(task: () => void): void {
  if (document.visibilityState === 'hidden') setTimeout(task, 250);
  else requestAnimationFrame(task);
}
