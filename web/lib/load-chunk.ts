const MARK = 'orchestrator.reloaded-at';
const ONCE_IN_MS = 60_000;
const LONGEST_WAIT_MS = 5_000;

/**
 * Loads a part of the application that is not there yet. Without a connection it waits for one, so that what is on the
 * screen stays. When the server is there and the file is not, a new release has replaced it: the page is loaded again,
 * once; what the person was writing is kept in drafts. Throws when that did not help.
 */
export async function loadChunk<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (await isServerThere()) return reloadOnce(error);
      await connectionMayBeBack();
    }
  }
}

async function isServerThere(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } })).ok;
  } catch {
    return false;
  }
}

function connectionMayBeBack(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, LONGEST_WAIT_MS);
    addEventListener('online', done);
  });
}

function reloadOnce(error: unknown): Promise<never> {
  if (!mayReload()) throw error;
  location.reload();
  // The page is going: nothing is shown in place of what was to come.
  return new Promise(() => {});
}

/** Never where that cannot be remembered: it might go on for ever. */
function mayReload(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(MARK) ?? 0) < ONCE_IN_MS) return false;
    sessionStorage.setItem(MARK, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
