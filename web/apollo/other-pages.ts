import { onConnectionReturn } from './connection.ts';
import type { EditQueue } from './edit-queue.ts';
import { page } from './edit-store.ts';
import { adoptLeftEdits, adoptWhenGone } from './left-edits.ts';
import type { KeptEdit } from './plan-edit.ts';
import { planSession } from './plan-sessions.ts';

/** What the pages of one browser tell each other. */
type Message =
  | { readonly type: 'here'; readonly page: string }
  | { readonly type: 'waiting'; readonly page: string; readonly edits: readonly KeptEdit[] }
  | { readonly type: 'applied'; readonly page: string; readonly done: KeptEdit; readonly version: number };

/** How long an edit that another page has saved is shown at most until this page has heard of it from the server. */
const LONGEST_ECHO_MS = 5_000;

/**
 * Joins the edits of this page to those of the other pages of this browser: takes over what pages have left behind that
 * are gone, and shows what waits in those that are there, which send it themselves. Call it once.
 */
export function followOtherPages(queue: EditQueue): void {
  const adopt = (left: readonly KeptEdit[]) => queue.adopt(left);
  const takeUp = () => void adoptLeftEdits(adopt);
  takeUp();
  onConnectionReturn(takeUp);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') takeUp();
  });
  // Only with a lock is it known when a page is gone, and what it has told is not true any more.
  if ('locks' in navigator && 'BroadcastChannel' in globalThis) new OtherPages(queue, adopt).open();
}

class OtherPages {
  readonly #queue: EditQueue;
  readonly #adopt: (left: readonly KeptEdit[]) => void;
  readonly #channel = new BroadcastChannel('orchestrator-edits');
  /** What waits in the other pages that are there. */
  readonly #waiting = new Map<string, readonly KeptEdit[]>();
  /** What they have saved, and this page has not heard of from the server. */
  #echoes: readonly KeptEdit[] = [];
  #isTelling = false;

  constructor(queue: EditQueue, adopt: (left: readonly KeptEdit[]) => void) {
    this.#queue = queue;
    this.#adopt = adopt;
  }

  open(): void {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#hear(data));
    this.#queue.subscribe(() => this.#tellSoon());
    this.#queue.onApplied(({ key, edit }, version) => {
      const done = { key, edit, base: version, madeAt: 0, wasSent: true };
      if (this.#waiting.size > 0) this.#send({ type: 'applied', page, done, version });
    });
    this.#send({ type: 'here', page });
  }

  #hear(message: Message): void {
    if (!this.#waiting.has(message.page)) this.#meet(message.page);
    if (message.type === 'here') this.#tellSoon();
    else if (message.type === 'waiting') {
      this.#waiting.set(message.page, message.edits);
      this.#show();
    } else {
      this.#queue.appliedElsewhere(message.done, message.version);
      this.#showUntilHeardOf(message.done, message.version);
    }
  }

  #meet(name: string): void {
    this.#waiting.set(name, []);
    void adoptWhenGone(name, this.#adopt).then(() => {
      this.#waiting.delete(name);
      this.#show();
    });
  }

  /** Once for all that has changed in a moment. */
  #tellSoon(): void {
    if (this.#isTelling || this.#waiting.size === 0) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      this.#send({ type: 'waiting', page, edits: this.#queue.waiting() });
    });
  }

  #send(message: Message): void {
    this.#channel.postMessage(message);
  }

  /** The answer went to the other page; without this the old value would be seen until the server tells this one. */
  #showUntilHeardOf(done: KeptEdit, version: number): void {
    const session = planSession(done.edit.projectId);
    if (session.getState().type !== 'ready' || session.version >= version) return;
    this.#echoes = [...this.#echoes, done];
    const stop = session.subscribe(() => {
      if (session.version >= version) end();
    });
    const timer = setTimeout(end, LONGEST_ECHO_MS);
    const forget = () => (this.#echoes = this.#echoes.filter(({ key }) => key !== done.key));
    const show = () => this.#show();
    function end() {
      stop();
      clearTimeout(timer);
      forget();
      show();
    }
  }

  #show(): void {
    const waiting = [...this.#waiting.values()].flat();
    const keys = new Set(waiting.map(({ key }) => key));
    this.#queue.showElsewhere([...this.#echoes.filter(({ key }) => !keys.has(key)), ...waiting]);
  }
}
