// `npm run bench`: every benchmark; `npm run bench -- patches` one of them. Figures are printed as tables in Markdown.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhatChanged } from './prepare/build.mjs';
import { run } from './prepare/child.mjs';
import { installDependencies } from './prepare/install.mjs';
import { CommandError, PROJECT_NODE, ROOT, runCommand } from './prepare/project.mjs';

/** What the benchmarks share. */
const SHARED = ['measure.ts'];

await runCommand(async () => {
  await installDependencies();
  await buildWhatChanged();
  const all = readdirSync(join(ROOT, 'bench')).filter((name) => name.endsWith('.ts') && !SHARED.includes(name));
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !all.includes(`${name}.ts`));
  if (unknown !== undefined)
    throw new CommandError(
      `There is no benchmark “${unknown}”. Choose among ${all.map((name) => name.slice(0, -3)).join(', ')}.`,
    );
  for (const name of all.filter((each) => wanted.length === 0 || wanted.includes(each.slice(0, -3)))) {
    const code = await run(PROJECT_NODE, [join('bench', name)]);
    if (code !== 0) return code;
  }
  return 0;
});
