// `npm run check`: everything that can be said about the code without running it, in the order that fails soonest.
// `npm run check -- lint types` runs only those; each also has a script of its own, such as `npm run check:lint`.
import { buildWhatChanged } from './prepare/build.mjs';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { CommandError, PROJECT_NODE, runCommand } from './prepare/project.mjs';

const TSC = 'node_modules/typescript/bin/tsc';

/** Each check is one or more programs, run with the project's Node one after the other. */
const CHECKS = {
  lock: [['scripts/checks/lock-file.ts']],
  deps: [['scripts/checks/dependencies.ts']],
  dead: [['node_modules/knip/bin/knip.js', '--cache', '--cache-location', 'node_modules/.cache/knip']],
  readme: [['scripts/checks/readme.ts']],
  format: [
    [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-strategy=content',
      '.',
    ],
  ],
  schema: [['scripts/print-schema.ts', '--check']],
  codegen: [['scripts/checks/generated.ts']],
  lint: [['node_modules/oxlint/bin/oxlint']],
  // What has not changed since the last time is not looked at again.
  types: ['server', 'web', 'tests'].map((part) => [
    TSC,
    '--project',
    `tsconfig.${part}.json`,
    '--incremental',
    '--tsBuildInfoFile',
    `node_modules/.cache/${part}.tsbuildinfo`,
  ]),
  migrations: [['scripts/checks/migrations.ts']],
  bundle: [['scripts/checks/bundle.ts']],
};

await runCommand(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in CHECKS));
  if (unknown.length > 0) {
    throw new CommandError(`There is no check "${unknown[0]}"; there are ${Object.keys(CHECKS).join(', ')}.`);
  }
  await installDependencies();
  const names = wanted.length > 0 ? wanted : Object.keys(CHECKS);
  const failed = [];
  for (const name of names) if (!(await passes(name))) failed.push(name);
  if (failed.length > 0) {
    const commands = failed.map((name) => `npm run check:${name}`).join(', ');
    throw new CommandError(`${failed.length} of ${names.length} checks failed: ${commands}`);
  }
  console.log(names.length === 1 ? 'The check passed.' : `All ${names.length} checks passed.`);
});

/** The other checks run all the same: one run tells everything that is to be done. */
async function passes(name) {
  const startedAt = Date.now();
  let hasPassed = name !== 'bundle' || (await builds());
  for (const program of CHECKS[name]) hasPassed = (await run(PROJECT_NODE, program)) === 0 && hasPassed;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${hasPassed ? '✓' : '✗'} ${name} (${seconds} s)`);
  return hasPassed;
}

async function builds() {
  try {
    await buildWhatChanged();
    return true;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    return false;
  }
}
