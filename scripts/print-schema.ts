// `npm run schema` writes schema.graphql from the resolvers; `npm run check:schema` (--check) says whether it is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { runnerImport } from 'vite';

const FILE = 'schema.graphql';

/** The resolvers carry decorators, which Node cannot run by itself: Vite compiles them as it does for the build. */
async function loadSchema(): Promise<GraphQLSchema> {
  interface SchemaModule {
    buildApiSchema(): GraphQLSchema | Promise<GraphQLSchema>;
  }
  const { module } = await runnerImport<SchemaModule>('/server/graphql/schema.ts', {
    configFile: false,
    oxc: { decorator: { legacy: true } },
  });
  return module.buildApiSchema();
}

const printed = `${printSchema(lexicographicSortSchema(await loadSchema()))}\n`;
if (!process.argv.includes('--check')) {
  await writeFile(FILE, printed);
  console.log(`${FILE} is written.`);
} else if ((await readFile(FILE, 'utf8')) !== printed) {
  console.error(`${FILE} is not what the resolvers say. Rewrite it with: npm run schema`);
  process.exitCode = 1;
}
