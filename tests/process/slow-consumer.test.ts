import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createTestDatabase } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { startServer } from '../support/server-process.ts';

/** `CHANGES=5000 npm test -- tests/process/slow-consumer.test.ts` for the full size. */
const CHANGES = Number(process.env['CHANGES'] ?? 300);
const CONSUMERS = 10;
/** Of each change; with the consumers, many times the bound when the server kept what they do not read. */
const CHARACTERS = 50_000;
/** By how much what the server keeps may have grown while nobody read, in megabytes. */
const BOUND = 60;
/** So that garbage is collected often: what is kept shows, and a queue of all that was not read would not fit at all. */
const HEAP_MB = 192;

const CHANGED = `subscription ($id: ID!, $after: Int) {
  projectChanged(projectId: $id, after: $after) { version changedTasks { description } }
}`;

test(
  `${CONSUMERS} consumers that stop reading do not make the server keep ${CHANGES} changes for them, and miss none`,
  { timeout: 60_000 + CHANGES * 200 },
  async () => {
    await using place = await createTestDatabase('sqlite');
    await using server = await startServer({
      DATABASE_URL: place.url,
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    });
    await using client = new GraphqlClient(server.url);
    const { createProject } = await client.request<{ createProject: { id: string } }>(
      'mutation { createProject(input: { name: "Much" }) { id } }',
    );
    const projectId = createProject.id;
    const taskId = crypto.randomUUID();
    const apply = (operation: object): Promise<unknown> =>
      client.request('mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }', {
        input: { projectId, operations: [operation] },
      });
    const change = (index: number) =>
      apply({ updateTask: { id: taskId, description: String(index).padEnd(CHARACTERS, 'x') } });

    await apply({ createTask: { id: taskId, title: 'Long' } });
    const consumers = Array.from({ length: CONSUMERS }, () => new Consumer(server.url, projectId));
    const before = await leastKept(server.url, 60, change);
    await Promise.all(consumers.map((consumer) => consumer.has(61)));
    for (const consumer of consumers) consumer.pause();
    await leastKept(server.url, CHANGES - 60, change);
    const after = await leastKept(server.url, 60, change);
    console.log(
      `The server keeps ${before} MB while all read, and ${after} MB after ${CHANGES} changes that nobody read.`,
    );
    expect(after - before).toBeLessThan(BOUND);
    const unread = consumers.map(({ versions }) => 61 + CHANGES - versions.length);
    expect(Math.min(...unread)).toBeGreaterThan(CHANGES / 2);

    for (const consumer of consumers) consumer.resume();
    await Promise.all(consumers.map((consumer) => consumer.has(61 + CHANGES)));
    const all = Array.from({ length: 61 + CHANGES }, (_, index) => index + 1);
    for (const { versions } of consumers) expect(versions).toEqual(all);
    for (const consumer of consumers) consumer.close();
  },
);

/** Makes some changes; the least that the server occupied meanwhile, in megabytes: what is left when garbage is gone. */
async function leastKept(url: string, count: number, change: (index: number) => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < count; index += 1) {
    await change(index);
    if (index % 5 === 4) least = Math.min(least, await occupied(url));
  }
  return Math.round(least);
}

/** The server's own word for it, in megabytes: its heap, and buffers outside of it. */
async function occupied(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return (read('nodejs_heap_size_used_bytes') + read('nodejs_external_memory_bytes')) / 1024 / 1024;
}

/** Follows a project over a socket that can stop reading; where the server gives up on it, it goes on from where it was. */
class Consumer {
  readonly versions: number[] = [];
  readonly #url: string;
  readonly #projectId: string;
  readonly #waiting: { readonly version: number; readonly resolve: () => void }[] = [];
  #socket: WebSocket;
  #isClosed = false;

  constructor(url: string, projectId: string) {
    this.#url = `${url.replace('http', 'ws')}/graphql`;
    this.#projectId = projectId;
    this.#socket = this.#connect();
  }
  pause(): void {
    this.#socket.pause();
  }
  resume(): void {
    this.#socket.resume();
  }
  close(): void {
    this.#isClosed = true;
    this.#socket.terminate();
  }
  /** Waits until this version has come. */
  has(version: number): Promise<void> {
    if ((this.versions.at(-1) ?? 0) >= version) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ version, resolve }));
  }

  #connect(): WebSocket {
    const socket = new WebSocket(this.#url, 'graphql-transport-ws');
    const send = (message: object): void => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ type: 'connection_init' }));
    socket.on('error', () => {});
    socket.on('close', () => {
      if (!this.#isClosed) this.#socket = this.#connect();
    });
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as {
        type: string;
        payload?: { data?: { projectChanged: { version: number } } };
      };
      const variables = { id: this.#projectId, after: this.versions.at(-1) ?? 0 };
      if (message.type === 'connection_ack')
        send({ id: '1', type: 'subscribe', payload: { query: CHANGED, variables } });
      else if (message.type === 'next') this.#take(message.payload?.data?.projectChanged.version ?? Number.NaN);
    });
    return socket;
  }

  #take(version: number): void {
    this.versions.push(version);
    for (const each of this.#waiting) if (version >= each.version) each.resolve();
  }
}
