// `npm run eval`: how well agents do on the cases of eval/; `-- --write` puts builtin's scores into the README.
import { join } from 'node:path';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  return run(PROJECT_NODE, [join('eval', 'run.ts'), ...process.argv.slice(2)]);
});
