import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurityPolicy, playgroundPolicy, SERVICE_WORKER_POLICY } from './content-security-policy.ts';

/**
 * Serves the built web application from `folder`: its files as they are, and its page for every address that the
 * application's own router knows. Throws at the start where the folder has no page.
 */
export async function serveWebPages(app: FastifyInstance, folder: string): Promise<void> {
  const index = await readPage(folder, 'index.html');
  const playground = await readPage(folder, 'playground.html');

  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    // Files that the build has compressed are sent as they are.
    preCompressed: true,
    cacheControl: false,
    allowedPath: (path) => !path.endsWith('.html'),
    setHeaders: (reply, path) => {
      // Names of files in assets/ change with their content.
      const isHashed = path.includes(`${sep}assets${sep}`);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      // What it fetches is judged by its own policy, not by that of the pages.
      if (path.includes(`${sep}service-worker.js`)) reply.header('content-security-policy', SERVICE_WORKER_POLICY);
    },
  });
  app.get('/', (request, reply) => sendPage(reply, index, contentSecurityPolicy(index, request.host)));
  app.get('/playground', (request, reply) => sendPage(reply, playground, playgroundPolicy(playground, request.host)));
  app.setNotFoundHandler((request, reply) =>
    isPageRequest(request)
      ? sendPage(reply, index, contentSecurityPolicy(index, request.host))
      : reply
          .code(404)
          .type('text/plain')
          .send(`There is nothing at ${request.url.slice(0, 200)}.\n`),
  );
}

/** The page names the files of its build, so it must not outlive the build in a cache. */
function sendPage(reply: FastifyReply, html: string, policy: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy)
    .send(html);
}

/** A person opening an address, and not a script asking for a file that is gone. */
function isPageRequest({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/assets/') && (headers.accept ?? '').includes('text/html');
}

async function readPage(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    throw new Error(`The web application has no ${name} in ${folder}. Build it with "npm run build".`, { cause });
  }
}
