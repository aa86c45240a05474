// `npm run schema` writes schema.graphql from the resolvers; `npm run check:schema` (--check) says whether it is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { runnerImport } from 'vite';
import type * as ApiSchema from '../server/graphql/schema.ts';

const FILE = 'schema.graphql';

/** The resolvers carry decorators, which Node cannot run by itself: Vite compiles them as it does for the build. */
const { module } = await runnerImport<typeof ApiSchema>('/server/graphql/schema.ts', {
  configFile: false,
  oxc: { decorator: { legacy: true } },
});
const printed = module.printApiSchema(await module.buildApiSchema());

if (!process.argv.includes('--check')) {
  await writeFile(FILE, printed);
  console.log(`${FILE} is written.`);
} else if ((await readFile(FILE, 'utf8')) !== printed) {
  console.error(`${FILE} is not what the resolvers say. Rewrite it with: npm run schema`);
  process.exitCode = 1;
}
