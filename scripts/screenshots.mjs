// `npm run screenshots`: the pictures in README.md, taken from the running application. The work is in take-screenshots.ts.
import { buildWhatChanged } from './prepare/build.mjs';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  await buildWhatChanged();
  return run(PROJECT_NODE, ['scripts/take-screenshots.ts']);
});
