// `npm run icons`: the icons of the installed application, drawn from web/public/icon.svg. The work is in draw-icons.ts.
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { PROJECT_NODE, runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  return run(PROJECT_NODE, ['scripts/draw-icons.ts']);
});
