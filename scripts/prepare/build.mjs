import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';
import { CommandError, PROJECT_NODE, ROOT } from './project.mjs';

const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
const SHARED = ['package-lock.json', 'tsconfig.json'];

/** What is built, from which files, and how. */
const TARGETS = [
  {
    name: 'web',
    label: 'the web application',
    sources: [...SHARED, 'web', 'vite.config.ts', 'scripts/web-build', 'tsconfig.web.json'],
    arguments: [VITE, 'build', '--config', 'vite.config.ts'],
  },
  {
    name: 'server',
    label: 'the server',
    sources: [...SHARED, 'server', 'migrations', 'vite.server.config.ts', 'tsconfig.server.json'],
    arguments: [VITE, 'build', '--config', 'vite.server.config.ts'],
  },
];

/**
 * Builds dist/web and dist/server where their sources have changed since the last time; with nothing to do it takes some
 * 50 ms. Throws a CommandError, after what the bundler said, where a source does not build.
 */
export async function buildWhatChanged() {
  const stale = TARGETS.map((target) => ({ ...target, hash: hashSources(target.sources) })).filter(
    (target) => readStamp(target.name) !== target.hash,
  );
  if (stale.length === 0) return;
  const startedAt = Date.now();
  console.log(`Building ${stale.map((target) => target.label).join(' and ')} …`);
  const failures = (await Promise.all(stale.map(build))).filter((failure) => failure !== null);
  if (failures.length > 0) throw new CommandError(failures.join('\n'));
  console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/** Answers null, or a sentence about what failed. */
async function build(target) {
  const output = join(ROOT, 'dist', target.name);
  // Built beside and then put in place: a build that fails or is stopped leaves the last good one as it was.
  const unfinished = join(ROOT, 'dist', `.${target.name}-${process.pid}`);
  const replaced = `${unfinished}-replaced`;
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  try {
    const result = await runQuietly(PROJECT_NODE, [...target.arguments, '--outDir', unfinished, '--emptyOutDir'], {
      NODE_ENV: 'production',
      // What it says is shown only where it failed: in a terminal, or in a log that has no colours.
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }),
    });
    if (result.code !== 0) return `${result.output.trim()}\nBuilding ${target.label} failed; the reason is above.`;
    rmSync(stampPath(target.name), { force: true });
    if (existsSync(output)) renameSync(output, replaced);
    renameSync(unfinished, output);
    writeFileSync(stampPath(target.name), target.hash);
    return null;
  } finally {
    for (const folder of [unfinished, replaced]) rmSync(folder, { recursive: true, force: true });
  }
}

function stampPath(name) {
  return join(ROOT, 'dist', `.${name}-stamp`);
}

function readStamp(name) {
  const isBuilt = existsSync(stampPath(name)) && existsSync(join(ROOT, 'dist', name));
  return isBuilt ? readFileSync(stampPath(name), 'utf8') : null;
}

/** Names and contents, not times: a checkout or a copy touches files without changing them. */
function hashSources(sources) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(listFiles)) hash.update(`\n${path}\n`).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex');
}

function listFiles(path) {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute, { recursive: true })
    .map((entry) => `${path}/${entry.replaceAll('\\', '/')}`)
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(join(ROOT, file)).isFile())
    .sort();
}
