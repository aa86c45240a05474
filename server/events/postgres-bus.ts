import { Client } from 'pg';
import type { EventBus, Topic } from './event-bus.ts';
import { InProcessBus } from './in-process-bus.ts';

const CHANNEL = 'orchestrator_news';
const ANNOUNCEMENTS = 'orchestrator_announcements';
/** Announcements that wait for the connection; beyond that the oldest are dropped. */
const WAITING_ANNOUNCEMENTS = 1_000;
const RECONNECT_MS = { first: 200, longest: 10_000 };
/** Hints are gathered for this long and go out as one notification; NOTIFY takes 8,000 bytes. */
const GATHER_MS = 5;
const TOPICS_PER_NOTIFICATION = 100;
/** A connection that only listens would not notice that the other end has gone: it asks now and then. */
const ASK_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Between nodes on one PostgreSQL, over LISTEN/NOTIFY on a connection of its own. Within this node hints arrive at once;
 * others hear of them a few milliseconds later. While the connection is down hints to others are dropped, and when it is
 * back everybody here is told to look.
 */
export class PostgresBus implements EventBus {
  readonly #local = new InProcessBus();
  readonly #url: string;
  readonly #onError: (error: Error) => void;
  readonly #nodeId: string;
  readonly #waiting = new Set<Topic>();
  readonly #announcements: string[] = [];
  readonly #hearers = new Set<(text: string) => void>();
  #client: Client | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #reconnecting: NodeJS.Timeout | null = null;
  #delayMs = RECONNECT_MS.first;
  #closed = false;

  constructor(settings: { url: string; nodeId: string; onError: (error: Error) => void }) {
    this.#url = settings.url;
    this.#nodeId = settings.nodeId;
    this.#onError = settings.onError;
  }

  /** Connects. Does not throw: without a connection the node works alone and keeps trying. */
  async start(): Promise<void> {
    if (this.#closed) return;
    const client = new Client({
      connectionString: this.#url,
      connectionTimeoutMillis: 5_000,
      query_timeout: ANSWER_WITHIN_MS,
      keepAlive: true,
    });
    let failed = false;
    let asking: NodeJS.Timeout | undefined;
    const fail = (error: Error): void => {
      clearInterval(asking);
      if (failed || this.#closed) return;
      failed = true;
      this.#client = null;
      this.#onError(error);
      client.end().catch(() => {}); // Already broken; the next connection is what matters.
      this.#reconnecting = setTimeout(() => void this.start(), this.#delayMs);
      this.#delayMs = Math.min(this.#delayMs * 2, RECONNECT_MS.longest);
    };
    client.on('error', fail);
    client.on('end', () => fail(new Error('The connection for news between nodes ended.')));
    client.on('notification', ({ channel, payload = '' }) =>
      channel === ANNOUNCEMENTS ? this.#receiveAnnouncement(payload) : this.#receive(payload),
    );
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await client.query(`listen ${ANNOUNCEMENTS}`);
      // Closed in the meantime.
      if (this.#closed) return await client.end();
      this.#client = client;
      asking = setInterval(() => void client.query('select 1').catch(fail), ASK_EVERY_MS);
      asking.unref();
      this.#delayMs = RECONNECT_MS.first;
      this.#local.publishAll();
    } catch (error) {
      fail(error as Error);
    }
  }

  publish(topic: Topic): void {
    this.#local.publish(topic);
    this.#waiting.add(topic);
    this.#sendSoon();
  }

  subscribe(topic: Topic, listener: () => void): () => void {
    return this.#local.subscribe(topic, listener);
  }

  announce(text: string): void {
    if (this.#closed) return;
    if (this.#announcements.length === WAITING_ANNOUNCEMENTS) this.#announcements.shift();
    this.#announcements.push(`${this.#nodeId} ${text}`);
    this.#sendSoon();
  }

  hear(listener: (text: string) => void): () => void {
    this.#hearers.add(listener);
    return () => void this.#hearers.delete(listener);
  }

  async close(): Promise<void> {
    // What was announced last, such as that this node is going, is still said.
    if (this.#announcements.length > 0) await this.#send();
    this.#closed = true;
    if (this.#gathering) clearTimeout(this.#gathering);
    if (this.#reconnecting) clearTimeout(this.#reconnecting);
    await this.#client?.end();
    await this.#local.close();
  }

  #sendSoon(): void {
    this.#gathering ??= setTimeout(() => void this.#send(), GATHER_MS);
  }

  /** One notification at a time; what comes meanwhile goes with the next. Never rejects. */
  async #send(): Promise<void> {
    while (!this.#closed) {
      const next = this.#takeNext();
      if (next === null) break;
      try {
        await this.#client?.query('select pg_notify($1, $2)', next);
      } catch (error) {
        if (!this.#closed) this.#onError(error as Error);
      }
    }
    this.#gathering = null;
  }

  /** Channel and payload of the next notification; hints before announcements. Null where nothing waits. */
  #takeNext(): [channel: string, payload: string] | null {
    const topics = [...this.#waiting].slice(0, TOPICS_PER_NOTIFICATION);
    if (topics.length > 0) {
      for (const topic of topics) this.#waiting.delete(topic);
      return [CHANNEL, JSON.stringify([this.#nodeId, ...topics])];
    }
    const announcement = this.#announcements.shift();
    return announcement === undefined ? null : [ANNOUNCEMENTS, announcement];
  }

  #receiveAnnouncement(payload: string): void {
    const end = payload.indexOf(' ');
    if (payload.slice(0, end) === this.#nodeId) return;
    for (const hear of this.#hearers) hear(payload.slice(end + 1));
  }

  /** Whoever may connect to the database may write to the channel, so nothing is taken for granted. */
  #receive(payload: string): void {
    const [nodeId, ...topics] = parseList(payload);
    if (nodeId === this.#nodeId) return;
    for (const topic of topics) this.#local.publish(topic as Topic);
  }
}

function parseList(payload: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(payload);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
