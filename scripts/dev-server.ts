import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createSocket } from 'node:net';
import { build, createServer, type Rolldown } from 'vite';

const HOST = process.env.HOST ?? '127.0.0.1';
const PORT = Number(process.env.PORT ?? 4000);
const OUTPUT = 'dist/dev-server';
/** What the server answers; everything else is the web application's. */
const SERVER_PATHS = ['/graphql', '/healthz', '/readyz', '/metrics'];

async function findFreePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const address = socket.address();
  socket.close();
  if (address === null || typeof address === 'string') throw new Error('A listening socket has a port.');
  return address.port;
}

const serverPort = await findFreePort();
let server: ChildProcess | null = null;
let stopping: Promise<void> | null = null;

async function restartServer(): Promise<void> {
  await stopServer();
  server = spawn(process.execPath, ['--enable-source-maps', `${OUTPUT}/main.js`], {
    stdio: 'inherit',
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(serverPort), NODE_ENV: 'development' },
  });
}

async function stopServer(): Promise<void> {
  if (server === null || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

const watcher = (await build({
  configFile: 'vite.server.config.ts',
  logLevel: 'warn',
  build: { outDir: OUTPUT, emptyOutDir: true, watch: {} },
})) as Rolldown.RolldownWatcher;
watcher.on('event', async (event) => {
  if (event.code === 'BUNDLE_END') {
    await event.result.close();
    console.log(server === null ? 'The server is built.' : 'The server has changed and starts again.');
    await restartServer();
  }
  // The last version that compiled goes on running until the next one does.
  if (event.code === 'ERROR') console.error(event.error.message);
});

const target = `http://127.0.0.1:${serverPort}`;
const web = await createServer({
  configFile: 'vite.config.ts',
  server: {
    host: HOST,
    port: PORT,
    strictPort: true,
    proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, { target, ws: path === '/graphql' }])),
  },
});
await web.listen();
console.log(`Orchestrator for development: http://${HOST}:${PORT}`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void (stopping ??= shutDown()));
}

async function shutDown(): Promise<void> {
  await Promise.all([watcher.close(), web.close(), stopServer()]);
  process.exit(0);
}
