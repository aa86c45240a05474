import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../server/graphql/http.ts';
import { fakeServices, OWNER } from './support/fake-services.ts';

const THEME = "document.documentElement.classList.add('dark')";
const INDEX = `<!doctype html><script>${THEME}</script><script type="module" src="/assets/main-abc123.js"></script>`;
const PLAYGROUND = '<!doctype html><script type="module" src="/assets/playground-abc123.js"></script>';
const SCRIPT = `export const text = "${'words '.repeat(1000)}";`;

let folder: string;
let isDatabaseThere = true;
let server: HttpServer;
let url: string;

const options = (): HttpServerOptions => ({
  services: fakeServices({}),
  actorFor: async () => OWNER,
  report: () => undefined,
  webFolder: folder,
  ready: async () => isDatabaseThere,
  countRuns: async () => ({ QUEUED: 2, RUNNING: 1 }),
  isProduction: true,
  allowedHosts: ['plan.example.org'],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orchestrator-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), INDEX);
  await writeFile(join(folder, 'playground.html'), PLAYGROUND);
  await writeFile(join(folder, 'assets/main-abc123.js'), SCRIPT);
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  server = await createHttpServer(options());
  ({ url } = await server.listen('127.0.0.1', 0));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = { accept: 'text/html' }) => fetch(url + path, { headers });

/** fetch decides about Host by itself. */
function getWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the web application', () => {
  test.each(['/', '/projects/123/outline', '/index.html'])(
    'is at %s, and is asked for anew each time',
    async (path) => {
      const response = await get(path);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await response.text()).toBe(INDEX);
    },
  );

  test('runs its own scripts and nothing else', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    const hash = createHash('sha256').update(THEME).digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(policy).toContain(`connect-src 'self' ${url.replace('http', 'ws')}`);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test('keeps files with a hash in their name for ever, compressed on the way', async () => {
    const response = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(await response.text()).toBe(SCRIPT);
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  test('does not answer a missing file with a page', async () => {
    expect((await get('/assets/main-old.js')).status).toBe(404);
    expect((await get('/nothing.js', { accept: '*/*' })).status).toBe(404);
    expect((await get('/../package.json', { accept: '*/*' })).status).toBe(404);
    expect((await get('/%2e%2e/%2e%2e/etc/passwd', { accept: '*/*' })).status).toBeGreaterThanOrEqual(400);
  });

  test('serves GraphiQL at /playground, under a policy of its own', async () => {
    const response = await get('/playground');
    expect(await response.text()).toBe(PLAYGROUND);
    expect(response.headers.get('content-security-policy')).toContain("worker-src 'self' blob:");
  });

  test('says what is missing where it has not been built', async () => {
    await expect(createHttpServer({ ...options(), webFolder: join(folder, 'assets') })).rejects.toThrow(
      'Build it with "npm run build"',
    );
  });
});

describe('names', () => {
  test('answers to localhost, to addresses and to the names that are set', async () => {
    expect(await getWithHost('localhost:4000')).toBe(200);
    expect(await getWithHost('10.0.0.7')).toBe(200);
    expect(await getWithHost('plan.example.org')).toBe(200);
    expect(await getWithHost('rebound.evil.example')).toBe(403);
  });
});

describe('what operators ask', () => {
  test('says whether it lives and whether it can serve', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    isDatabaseThere = false;
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
    isDatabaseThere = true;
  });

  test('counts operations by name and outcome, with a bounded number of names', async () => {
    const ask = (query: string) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
    await ask('query Who { viewer { id } }');
    await ask('query Wrong { nothing }');
    for (let index = 0; index < 300; index += 1) await ask(`query Name${index} { viewer { id } }`);
    const response = await get('/metrics', {});
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toContain('orchestrator_graphql_operations_total{operation="Who",transport="http",outcome="ok"} 1');
    expect(text).toContain('outcome="refused"} 1');
    expect(text.match(/^orchestrator_graphql_operations_total\{/gm)?.length).toBeLessThan(210);
    expect(text).toContain('operation="other"');
    expect(text).toContain('orchestrator_open_runs{status="QUEUED"} 2');
    expect(text).toContain('process_cpu_seconds_total');
  });
});

describe('stopping', () => {
  test('lets requests that are under way finish', async () => {
    const begun = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const people = {
      list: async () => {
        begun.resolve();
        await release.promise;
        return [];
      },
    };
    const stopping = await createHttpServer({ ...options(), services: fakeServices({ people }) });
    const { url: address } = await stopping.listen('127.0.0.1', 0);
    const answer = fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ people { id } }' }),
    });
    await begun.promise;
    const closed = stopping.close();
    await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch failed');
    release.resolve();
    expect(await (await answer).json()).toEqual({ data: { people: [] } });
    await closed;
  });

  test('does not wait for ever for those that do not', async () => {
    const begun = Promise.withResolvers<void>();
    const people = {
      list: () => {
        begun.resolve();
        return new Promise(() => undefined);
      },
    };
    const stopping = await createHttpServer({ ...options(), services: fakeServices({ people }) });
    const { url: address } = await stopping.listen('127.0.0.1', 0);
    const answer = fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ people { id } }' }),
    }).catch(() => 'cut off');
    await begun.promise;
    const started = performance.now();
    await stopping.close(300);
    expect(performance.now() - started).toBeLessThan(1500);
    expect(await answer).toBe('cut off');
  });
});
