// `npm run soak`: half an hour of use in a browser, or SOAK_MINUTES of it. The work is in bench/web/soak.ts.
import { buildWhatChanged } from './prepare/build.mjs';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  await buildWhatChanged();
  return run(PROJECT_NODE, ['bench/web/soak.ts']);
});
