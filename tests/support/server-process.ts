import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The built server as people run it: a process of its own. `await using server = await startServer({ … })`. */
export interface ServerProcess extends AsyncDisposable {
  /** The address that it printed, such as http://127.0.0.1:41234. */
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to the printed address, in milliseconds. */
  readonly startedInMs: number;
  /** Settles when the process has ended, by whatever. */
  readonly ended: Promise<unknown>;
  /** Everything that it has printed so far. */
  output(): string;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
}

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly tookMs: number;
  readonly output: string;
}

type Environment = Readonly<Record<string, string>>;

const START_LIMIT_MS = 20_000;

const PROGRAM = 'dist/server/main.js';

/**
 * Starts it on a free port unless `environment` names one; `program` where it is not the build at hand. Throws with what it
 * printed where it ends instead of starting.
 */
export async function startServer(environment: Environment, program = PROGRAM): Promise<ServerProcess> {
  const startedAt = performance.now();
  const spawned = spawnServer(environment, program);
  const url = await Promise.race([spawned.address, spawned.ended.then(() => null), pause(START_LIMIT_MS)]);
  if (typeof url !== 'string') {
    spawned.child.kill('SIGKILL');
    throw new Error(`The server did not start.\n${spawned.output()}`);
  }
  const end = async (signal: NodeJS.Signals): Promise<Ended> => {
    const signalledAt = performance.now();
    spawned.child.kill(signal);
    const code = await spawned.ended;
    return { code, tookMs: performance.now() - signalledAt, output: spawned.output() };
  };
  return {
    url,
    pid: spawned.child.pid ?? 0,
    startedInMs: performance.now() - startedAt,
    ended: spawned.ended,
    output: () => spawned.output(),
    end,
    [Symbol.asyncDispose]: async () => void (await end('SIGKILL')),
  };
}

/** Starts it where it is expected to refuse, and answers what it said. Throws where it starts all the same. */
export async function startServerInVain(environment: Environment): Promise<Ended> {
  const startedAt = performance.now();
  const spawned = spawnServer(environment);
  const code = await Promise.race([
    spawned.ended,
    spawned.address.then(() => 'started' as const),
    pause(START_LIMIT_MS),
  ]);
  if (typeof code === 'string' || code === undefined) {
    spawned.child.kill('SIGKILL');
    throw new Error(`The server started, or neither started nor ended.\n${spawned.output()}`);
  }
  return { code, tookMs: performance.now() - startedAt, output: spawned.output() };
}

/** Starts it where something is to kill it, before or after its address is printed, and waits for that. */
export async function loseServer(environment: Environment): Promise<void> {
  const spawned = spawnServer(environment);
  if ((await Promise.race([spawned.ended, pause(START_LIMIT_MS)])) === undefined) {
    spawned.child.kill('SIGKILL');
    throw new Error(`Nothing killed the server.\n${spawned.output()}`);
  }
}

interface Spawned {
  readonly child: ChildProcess;
  readonly address: Promise<string>;
  readonly ended: Promise<number | null>;
  output(): string;
}

function spawnServer(environment: Environment, program = PROGRAM): Spawned {
  const child = spawn(process.execPath, [program], {
    // Nothing of this shell's settings or keys: a test says what it needs.
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      NODE_OPTIONS: '--enable-source-maps',
      TZ: 'UTC',
      PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const [found] = /http:\/\/[\w.-]+:\d+/.exec(text) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, address, ended, output: () => text };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
