import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ToastNotice } from '../../web/ui/toasts.ts';

/** A registration as browsers give one; `find` is what happens when a new build is served. */
class Registration extends EventTarget {
  waiting: (EventTarget & { postMessage: (message: string) => void }) | null = null;
  installing: (EventTarget & { state: string }) | null = null;
  readonly update = vi.fn(() => Promise.resolve());

  find(postMessage: (message: string) => void): void {
    const worker = Object.assign(new EventTarget(), { state: 'installing', postMessage });
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    worker.state = 'installed';
    this.waiting = worker;
    worker.dispatchEvent(new Event('statechange'));
  }
}

const notices: ToastNotice[] = [];
const reload = vi.fn();
let registration: Registration;
let served: string;
let workers: EventTarget & { controller: object | null; register: () => Promise<Registration> };

beforeEach(async () => {
  vi.resetModules();
  notices.length = 0;
  reload.mockClear();
  registration = new Registration();
  workers = Object.assign(new EventTarget(), { controller: {}, register: () => Promise.resolve(registration) });
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: workers });
  vi.stubGlobal('location', { ...location, reload });
  document.head.innerHTML = '<script type="module" src="/assets/index-1.js"></script>';
  const { connectToasts } = await import('../../web/ui/toasts.ts');
  connectToasts((notice) => notices.push(notice));
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(served)));
  served = '<script src="/assets/index-2.js"></script>';
  vi.useFakeTimers();
  const { keepShell } = await import('../../web/app/offline-shell.ts');
  keepShell();
  await vi.advanceTimersByTimeAsync(10_000);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
  document.head.innerHTML = '';
});

test('is offered when it is served, stays offered, and is loaded only when somebody agrees', async () => {
  const sent = vi.fn();
  registration.find(sent);
  await vi.advanceTimersByTimeAsync(0);
  expect(notices).toMatchObject([{ title: 'A new version is there', stays: true, action: { label: 'Reload' } }]);
  expect(sent).not.toHaveBeenCalled();
  workers.dispatchEvent(new Event('controllerchange'));
  expect(reload).not.toHaveBeenCalled();

  notices[0]!.action!.onPress();
  expect(sent).toHaveBeenCalledWith('take over');
  expect(reload).not.toHaveBeenCalled();
  workers.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledTimes(1);
});

test('is no news where nothing was kept before', async () => {
  workers.controller = null;
  registration.find(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(notices).toEqual([]);
});

test('is no news on a page that is of that version', async () => {
  served = '<script src="/assets/index-1.js"></script>';
  registration.find(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(notices).toEqual([]);
});

test('is looked for now and then, and when somebody comes back to the page', async () => {
  await vi.advanceTimersByTimeAsync(31 * 60_000);
  expect(registration.update).toHaveBeenCalledTimes(1);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(registration.update).toHaveBeenCalledTimes(2);
});

test('is asked for by nobody where the browser keeps no pages', async () => {
  workers.register = () => Promise.resolve(undefined as never);
  const failed = vi.fn();
  addEventListener('unhandledrejection', failed);
  const { keepShell } = await import('../../web/app/offline-shell.ts');
  keepShell();
  await vi.advanceTimersByTimeAsync(10_000);
  removeEventListener('unhandledrejection', failed);
  expect(failed).not.toHaveBeenCalled();
  expect(notices).toEqual([]);
});
