import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createSocket } from 'node:net';
import { build, createServer, type ProxyOptions, type Rolldown } from 'vite';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 4000);
const OUTPUT = 'dist/dev-server';
/** What the server answers; everything else is the web application's. */
const SERVER_PATHS = ['/graphql', '/projects', '/healthz', '/readyz', '/metrics'];

const serverPort = await findFreePort();
let server: ChildProcess | null = null;
let stopping: Promise<void> | null = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void (stopping ??= shutDown()));
}

const watcher = (await build({
  configFile: 'vite.server.config.ts',
  logLevel: 'warn',
  build: { outDir: OUTPUT, emptyOutDir: true, watch: {} },
})) as Rolldown.RolldownWatcher;
const isReady = new Promise<void>((resolve) => {
  watcher.on('event', async (event) => {
    // The last version that compiled goes on running until the next one does.
    if (event.code === 'ERROR') console.error(event.error.message);
    if (event.code !== 'BUNDLE_END') return;
    await event.result.close();
    if (server !== null) console.log('The server has changed and starts again.');
    await restartServer();
    resolve();
  });
});
await isReady;

const web = await createServer({
  configFile: 'vite.config.ts',
  // Its imports of workers are Vite's own kind, which the bundler that prepares packages for development cannot read.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: { host: HOST, port: PORT, strictPort: true, proxy: proxyTo(`http://127.0.0.1:${serverPort}`) },
});
try {
  await web.listen();
  console.log(`Orchestrator for development is ready at http://${HOST}:${PORT}`);
} catch (error) {
  console.error(`PORT ${PORT} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  await shutDown(1);
}

function proxyTo(target: string): Record<string, ProxyOptions> {
  const paths = SERVER_PATHS.map((path) => [path, { target, ws: path === '/graphql' }] as const);
  // The server gives that page at an address without an ending.
  return { ...Object.fromEntries(paths), '^/playground$': { target, bypass: () => '/playground.html' } };
}

async function restartServer(): Promise<void> {
  await stopServer();
  // The tether ends it when this process is gone without a word.
  const tether = new URL('prepare/tether.mjs', import.meta.url).href;
  server = spawn(process.execPath, ['--import', tether, '--enable-source-maps', `${OUTPUT}/main.js`], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(serverPort), NODE_ENV: 'development' },
  });
  // Its first words are its address, which is not the one to open; in development it says nothing else there.
  if (server.stdout) await Promise.race([once(server.stdout, 'data'), once(server, 'exit')]);
}

async function stopServer(): Promise<void> {
  if (server === null || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

async function shutDown(code = 0): Promise<void> {
  await Promise.all([watcher.close(), stopServer()]);
  process.exit(code);
}

async function findFreePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const address = socket.address();
  socket.close();
  if (address === null || typeof address === 'string') throw new Error('A listening socket has a port.');
  return address.port;
}
