const MARK = 'orchestrator.reloaded-at';
const ONCE_IN_MS = 60_000;

/**
 * After a new release the files that an open page wants to load are gone. The page is then loaded again, once; what
 * the person was writing is kept in drafts.
 */
export function reloadOnceOnLostChunk(): void {
  addEventListener('vite:preloadError', (event) => {
    const reloadedAt = Number(sessionStorage.getItem(MARK) ?? 0);
    if (Date.now() - reloadedAt < ONCE_IN_MS) return;
    sessionStorage.setItem(MARK, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
