// `npm test`: the whole suite. Arguments go to Vitest: `npm test -- --project unit`, `npm test -- tests/api`.
import { buildWhatChanged } from './prepare/build.mjs';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  // Journeys and process tests run what people run: the built server with the built web application.
  await buildWhatChanged();
  return run(PROJECT_NODE, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
});
