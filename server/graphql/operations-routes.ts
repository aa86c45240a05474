import type { FastifyInstance } from 'fastify';
import type { ApiMetrics } from './metrics.ts';

const READY_WITHIN_MS = 2_000;

interface Options {
  /** Whether requests can be answered: the database answers, and the server is not about to stop. */
  readonly ready: () => Promise<boolean>;
  readonly metrics: ApiMetrics;
}

/** What the one who runs the server asks: is it alive, can it serve, how does it do. */
export function serveOperations(app: FastifyInstance, { ready, metrics }: Options): void {
  app.get('/healthz', (_request, reply) => reply.type('text/plain').header('cache-control', 'no-store').send('ok\n'));

  app.get('/readyz', async (_request, reply) => {
    const isReady = await within(READY_WITHIN_MS, ready());
    return reply
      .code(isReady ? 200 : 503)
      .type('text/plain')
      .header('cache-control', 'no-store')
      .send(isReady ? 'ready\n' : 'not ready\n');
  });

  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.print();
    return reply.type(contentType).header('cache-control', 'no-store').send(text);
  });
}

/** False where it takes longer or fails: both mean that requests would not be answered either. */
async function within(timeoutMs: number, answer: Promise<boolean>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), timeoutMs);
  try {
    return await Promise.race([answer, tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
