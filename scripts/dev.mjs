// `npm run dev`: the application with hot reload. The work is in dev-server.ts, which needs the packages.
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  return run(PROJECT_NODE, ['scripts/dev-server.ts']);
});
