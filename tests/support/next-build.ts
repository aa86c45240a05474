import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A copy of what was built, in a folder of this project, so that its packages are found. */
export interface BuildCopy extends AsyncDisposable {
  /** To start with `startServer`. */
  readonly program: string;
}

/**
 * The build that a next release would bring: its entry has another name and says so (`data-build="next"` on the page's
 * root), and its service worker another version.
 */
export async function copyAsNextBuild(): Promise<BuildCopy> {
  await mkdir('test-results', { recursive: true });
  const folder = await mkdtemp('test-results/next-build-');
  await cp('dist', folder, { recursive: true });
  const web = join(folder, 'web');
  const files = await readdir(join(web, 'assets'));
  const entry = files.find((name) => /^index-.+\.js$/.test(name));
  if (entry === undefined) throw new Error('The build has no entry: was it made?');
  await rename(join(web, 'assets', entry), join(web, 'assets', 'index-next.js'));
  const texts = ['index.html', 'service-worker.js', ...files.filter((name) => /\.(js|css)$/.test(name)).map(inAssets)];
  for (const name of texts.map((text) => (text === inAssets(entry) ? inAssets('index-next.js') : text))) {
    const path = join(web, name);
    const before = await readFile(path, 'utf8');
    let after = before.replaceAll(entry, 'index-next.js');
    if (name === 'service-worker.js') after = after.replace(/'orchestrator-[0-9a-f]+'/, "'orchestrator-next'");
    if (name === inAssets('index-next.js')) after = `document.documentElement.dataset.build = 'next';\n${after}`;
    if (after !== before) await writeFile(path, after);
  }
  return {
    program: join(folder, 'server', 'main.js'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function inAssets(name: string): string {
  return join('assets', name);
}
