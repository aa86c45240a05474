// `npm run replay -- --run ID --database-url URL`: plays a run again from what its provider sent, and compares.
import { buildWhatChanged } from './prepare/build.mjs';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  await buildWhatChanged();
  return run(PROJECT_NODE, ['--enable-source-maps', 'dist/server/replay.js', ...process.argv.slice(2)]);
});
