import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Everything in this folder runs before the first install: Node's own modules only, and nothing newer than Node 20.

/** The project's top folder, absolute. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The Node 24 that comes with the project, absolute. It exists once the dependencies are installed. */
export const PROJECT_NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Something that stops a command, with a message that is a sentence for the person who typed it. */
export class CommandError extends Error {
  name = 'CommandError';
}

/** Runs a command's main function; a CommandError becomes one line and exit code 1, anything else is a bug and shows its stack. */
export async function runCommand(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
