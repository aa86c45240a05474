// `npm run build`: dist/web and dist/server from the sources as they are now.
import { buildWhatChanged } from './prepare/build.mjs';
import { installDependencies } from './prepare/install.mjs';
import { runCommand } from './prepare/project.mjs';

await runCommand(async () => {
  await installDependencies();
  await buildWhatChanged();
});
