import { Client } from 'pg';
import type { EventBus, Topic } from './event-bus.ts';
import { InProcessBus } from './in-process-bus.ts';

const CHANNEL = 'orchestrator_news';
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
    client.on('notification', ({ payload }) => this.#receive(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
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
    this.#gathering ??= setTimeout(() => void this.#send(), GATHER_MS);
  }

  subscribe(topic: Topic, listener: () => void): () => void {
    return this.#local.subscribe(topic, listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#gathering) clearTimeout(this.#gathering);
    if (this.#reconnecting) clearTimeout(this.#reconnecting);
    await this.#client?.end();
    await this.#local.close();
  }

  /** One notification at a time; what comes meanwhile goes with the next. Never rejects. */
  async #send(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#closed) {
      const topics = [...this.#waiting].slice(0, TOPICS_PER_NOTIFICATION);
      for (const topic of topics) this.#waiting.delete(topic);
      const payload = JSON.stringify([this.#nodeId, ...topics]);
      try {
        await this.#client?.query('select pg_notify($1, $2)', [CHANNEL, payload]);
      } catch (error) {
        if (!this.#closed) this.#onError(error as Error);
      }
    }
    this.#gathering = null;
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
