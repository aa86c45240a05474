// `npm run verify -- --database-url URL`: rebuilds every project from its patches and compares it with the tables.
import { buildWhatChanged } from './prepare/build.mjs';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  await buildWhatChanged();
  return run(PROJECT_NODE, ['--enable-source-maps', 'dist/server/verify.js', ...process.argv.slice(2)]);
});
