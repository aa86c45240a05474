import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './project.mjs';

const children = new Set();
/** A child that has not ended by itself this long after a signal is killed, so that Ctrl-C is over within 5 seconds. */
const GRACE_MS = 4_800;
/** One Ctrl-C arrives twice: from the terminal, and passed on by npm. What comes later is somebody who is impatient. */
const SAME_SIGNAL_MS = 1_000;
let stoppedBy = null;
let stoppedAt = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
endWithNpm();

function stop(signal) {
  if (children.size === 0) process.exit(exitCodeOf(null, signal));
  if (stoppedBy !== null && performance.now() - stoppedAt < SAME_SIGNAL_MS) return;
  if (stoppedBy === null) setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), GRACE_MS).unref();
  stoppedBy = signal;
  stoppedAt = performance.now();
  for (const child of children) child.kill(signal);
}

/**
 * `kill` on npm reaches the shell between npm and this process and goes no further. The shell's end shows in another
 * parent; without this the server would live on, and hold its port.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, 250);
  watch.unref();
}

/**
 * Runs a program in the project's folder with this process's terminal and answers its exit code; signals are passed on.
 * Throws only where the program cannot be started at all.
 */
export function run(command, args, environment = {}) {
  return start(command, args, { environment, stdio: 'inherit' }).then(({ code }) => code);
}

/**
 * Like `run`, in a process group of its own: a terminal's Ctrl-C goes to a whole group, and would arrive twice where it
 * is passed on too. The program ends by itself when this process is killed (tether.mjs).
 */
export function runApart(node, args, environment = {}) {
  const tether = pathToFileURL(join(ROOT, 'scripts/prepare/tether.mjs')).href;
  const isApart = process.platform !== 'win32';
  const tethered = isApart ? ['--import', tether, ...args] : args;
  return start(node, tethered, { environment, stdio: 'inherit', detached: isApart }).then(({ code }) => code);
}

/** Like `run`, but keeps what the program prints: `{ code, output }`. A signal ends this process too, without a word. */
export async function runQuietly(command, args, environment = {}) {
  const result = await start(command, args, { environment, stdio: ['ignore', 'pipe', 'pipe'] });
  if (stoppedBy !== null) process.exit(exitCodeOf(null, stoppedBy));
  return result;
}

function start(command, args, { environment, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...environment }, ...options });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => {
      children.delete(child);
      reject(error);
    });
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve({ code: exitCodeOf(code, signal), output });
    });
  });
}

/** The shell's convention: 128 and the signal's number for a program that a signal ended. */
function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}
