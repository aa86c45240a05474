// `npm run check:codegen`: web/__generated__ is what codegen makes of schema.graphql and the documents, and nothing else.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import configuration from '../../codegen.ts';

const FOLDER = 'web/__generated__/';

async function readFolder(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder)).sort();
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)),
  );
}

const folder = await mkdtemp(join(tmpdir(), 'orchestrator-codegen-'));
try {
  const settings = configuration.generates[FOLDER];
  if (settings === undefined)
    throw new Error(`codegen.ts no longer writes ${FOLDER}; scripts/checks/generated.ts has to know.`);
  // Written elsewhere and compared: a check changes nothing.
  await generate({ ...configuration, generates: { [`${folder}/`]: settings }, silent: true, errorsOnly: true }, true);
  const [fresh, committed] = [await readFolder(folder), await readFolder(FOLDER)];
  const names = [...new Set([...fresh.keys(), ...committed.keys()])];
  const stale = names.filter((name) => fresh.get(name) !== committed.get(name));
  if (stale.length > 0) {
    console.error(`Out of date in ${FOLDER}: ${stale.join(', ')}. Rewrite them with: npm run codegen`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
