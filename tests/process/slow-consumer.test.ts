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
/** By how much the server's memory may have grown while nobody read, in megabytes. */
const BOUND = 60;

const CHANGED = `subscription ($id: ID!, $after: Int) {
  projectChanged(projectId: $id, after: $after) { version changedTasks { description } }
}`;

test(
  `${CONSUMERS} consumers that stop reading do not make the server keep ${CHANGES} changes for them, and miss none`,
  { timeout: 60_000 + CHANGES * 200 },
  async () => {
    await using place = await createTestDatabase('sqlite');
    await using server = await startServer({ DATABASE_URL: place.url });
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
    // What the server needs anyway, it has taken by then.
    for (let index = 0; index < 50; index += 1) await change(index);
    await Promise.all(consumers.map((consumer) => consumer.has(51)));
    for (const consumer of consumers) consumer.pause();

    const before = await memory(server.url);
    let highest = before;
    for (let index = 0; index < CHANGES; index += 1) {
      await change(index);
      if (index % 20 === 19) highest = Math.max(highest, await memory(server.url));
    }
    console.log(
      `Memory of the server: ${before} MB before, at most ${highest} MB while nobody read ${CHANGES} changes.`,
    );
    expect(highest - before).toBeLessThan(BOUND);
    const unread = consumers.map(({ versions }) => 51 + CHANGES - versions.length);
    expect(Math.min(...unread)).toBeGreaterThan(CHANGES / 2);

    for (const consumer of consumers) consumer.resume();
    await Promise.all(consumers.map((consumer) => consumer.has(51 + CHANGES)));
    const all = Array.from({ length: 51 + CHANGES }, (_, index) => index + 1);
    for (const { versions } of consumers) expect(versions).toEqual(all);
    for (const consumer of consumers) consumer.close();
  },
);

/** The server's own word for what it occupies, in megabytes. */
async function memory(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1];
  return Math.round(Number(bytes) / 1024 / 1024);
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
