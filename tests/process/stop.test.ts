import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '../support/databases.ts';
import { GraphqlClient } from '../support/graphql-client.ts';
import { startServer } from '../support/server-process.ts';

/** As Ctrl-C feels to a person: it is over soon, and nothing that looks like an accident is on the screen. */
const LIMIT_MS = 5_000;

describe('the server', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends in order on %s, with subscribers still connected', async (signal) => {
    await using place = await createTestDatabase('sqlite');
    await using server = await startServer({ DATABASE_URL: place.url });
    await using client = new GraphqlClient(server.url);
    const { createProject } = await client.request<{ createProject: { id: string } }>(
      'mutation { createProject(input: { name: "Followed" }) { id } }',
    );
    const events = client.subscribe(
      'subscription ($id: ID!) { projectChanged(projectId: $id, after: 0) { version } }',
      {
        id: createProject.id,
      },
    );
    const first = events.next();
    await client.request(
      'mutation ($id: ID!) { applyPatch(input: { projectId: $id, operations: [{ createTask: { title: "One" } }] }) { applied } }',
      { id: createProject.id },
    );
    expect(await first).toEqual({ done: false, value: { projectChanged: { version: 1 } } });
    const next = events.next().catch((error: unknown) => error);
    const ended = await server.end(signal);
    expect(ended.code).toBe(0);
    expect(ended.tookMs).toBeLessThan(LIMIT_MS);
    expect(ended.output).not.toMatch(/^\s+at |Error/m);
    await next;
  });
});

test('Ctrl-C on npm start ends everything within 5 seconds, without a trace', async () => {
  await using place = await createTestDatabase('sqlite');
  // A process group of its own: a terminal's Ctrl-C goes to all of them, and not to this test.
  const child = spawn('npm', ['start'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: place.url, HOST: '127.0.0.1', PORT: '0' },
  });
  let output = '';
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const [url] = /http:\/\/[\w.-]+:\d+/.exec(output) ?? [];
        if (url !== undefined) resolve(url);
      });
    }
  });
  const ended = once(child, 'close');
  const url = await address;
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const signalledAt = performance.now();
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  expect(performance.now() - signalledAt).toBeLessThan(LIMIT_MS);
  expect(output).not.toMatch(/^\s+at |npm error|Error:/m);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
});
