import { showToast } from '../ui/toasts.ts';

/** A page that is open for days looks for a new version by itself this often, and when somebody comes back to it. */
const LOOK_EVERY_MS = 30 * 60_000;

/**
 * Keeps the application itself in the browser, so that it opens without a network and can be installed. Pages come from
 * the server whenever it answers, so nobody is held on an old build. Only in what was built, and from a safe origin.
 */
export function keepShell(): void {
  if (!('serviceWorker' in navigator) || document.querySelector('script[src*="/assets/"]') === null) return;
  // Where it cannot be kept, the application needs a network, as any page does. A browser that is driven by a test may
  // answer with nothing.
  navigator.serviceWorker.register('/service-worker.js').then(
    (registration?: ServiceWorkerRegistration) => registration && tellOfNewVersions(registration),
    () => undefined,
  );
}

/** A new build waits until somebody agrees to it: the page is never loaded again by itself. */
function tellOfNewVersions(registration: ServiceWorkerRegistration): void {
  const offer = (): void => {
    const { waiting } = registration;
    // Without a controller this is the first version that is kept, and not a new one.
    if (!waiting || !navigator.serviceWorker.controller) return;
    void isPageCurrent().then((isCurrent) => {
      if (!isCurrent) offerReload(waiting);
    });
  };
  offer();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') offer();
    });
  });
  const look = (): void => void registration.update().catch(() => undefined);
  setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
}

/** Whether the page is the one that the server gives now: one that was loaded since needs no reload. Also where nobody answers. */
async function isPageCurrent(): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[src*="/assets/"]');
  try {
    const response = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } });
    return !response.ok || (await response.text()).includes(script?.getAttribute('src') ?? '');
  } catch {
    return true;
  }
}

function offerReload(worker: ServiceWorker): void {
  const reload = (): void => {
    // Another page may have agreed already.
    if (worker.state !== 'installed') return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage('take over');
  };
  showToast({
    key: 'new-version',
    title: 'A new version is there',
    description: 'What you have written is kept.',
    action: { label: 'Reload', onPress: reload },
    stays: true,
  });
}
