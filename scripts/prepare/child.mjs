import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './project.mjs';

const children = new Set();
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** A child that has not ended by itself this long after a signal is killed, so that Ctrl-C is over within 5 seconds. */
const GRACE_MS = 4_500;
let stoppedBy = null;

for (const signal of FORWARDED) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    if (children.size === 0) process.exit(exitCodeOf(null, signal));
    if (stoppedBy !== null) return;
    stoppedBy = signal;
    setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), GRACE_MS).unref();
  });
}

/**
 * Runs a program in the project's folder with this process's terminal and answers its exit code; signals are passed on.
 * Throws only where the program cannot be started at all.
 */
export function run(command, args, environment = {}) {
  return start(command, args, environment, 'inherit').then(({ code }) => code);
}

/** Like `run`, but keeps what the program prints: `{ code, output }`. A signal ends this process too, without a word. */
export async function runQuietly(command, args, environment = {}) {
  const result = await start(command, args, environment, ['ignore', 'pipe', 'pipe']);
  if (stoppedBy !== null) process.exit(exitCodeOf(null, stoppedBy));
  return result;
}

function start(command, args, environment, stdio) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...environment }, stdio });
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
