// `npm run bench:web`: the budgets of the web application, measured in a browser. The work is in bench/web/main.ts.
import { buildWhatChanged } from './prepare/build.mjs';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  await buildWhatChanged();
  return run(PROJECT_NODE, ['bench/web/main.ts']);
});
