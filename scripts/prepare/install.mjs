import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runQuietly } from './child.mjs';
import { CommandError, PROJECT_NODE, ROOT } from './project.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules/.install-stamp');
const OLDEST_NODE = 20;

/**
 * Brings node_modules to what package-lock.json says, and does nothing in a few milliseconds where it is there already.
 * Throws a CommandError where that is impossible.
 */
export async function installDependencies() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new CommandError(`Orchestrator needs Node.js ${OLDEST_NODE} or later to start; this is ${process.version}.`);
  }
  const lockText = readFileSync(LOCK_FILE);
  const wanted = createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lockText).digest('hex');
  if (existsSync(PROJECT_NODE) && readIfThere(STAMP) === wanted) return;
  if (!existsSync(PROJECT_NODE) || !isInstalled(JSON.parse(lockText))) await cleanInstall();
  mkdirSync(join(ROOT, 'node_modules'), { recursive: true });
  writeFileSync(STAMP, wanted);
}

async function cleanInstall() {
  console.log('Installing the packages of package-lock.json (npm ci); the first time takes a minute or two …');
  // --include=dev: building needs them even where NODE_ENV says production.
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    console.error(output.trim());
    throw new CommandError(
      `The packages could not be installed: npm ci ended with code ${code}; what it said is above.`,
    );
  }
  if (existsSync(PROJECT_NODE)) return;
  // An npm that runs no install scripts leaves the package `node` without its program: fetch that by hand.
  await run(process.execPath, ['-e', 'process.chdir("node_modules/node"); require("./installArchSpecificPackage")'], {
    PATH: systemPath(),
  });
  if (!existsSync(PROJECT_NODE)) {
    throw new CommandError('The package "node" could not fetch Node.js 24 for this machine; its message is above.');
  }
}

/**
 * Whether everything that the lock file asks for is in node_modules, by npm's own record of what it put there. Packages
 * for other platforms are missing by right. So `npm install something` by hand needs no second installation.
 */
function isInstalled(lock) {
  const record = readIfThere(join(ROOT, 'node_modules/.package-lock.json'));
  if (record === null) return false;
  const present = JSON.parse(record).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link === true) return true;
    const found = present[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** npm deletes node_modules and with it the Node in there, so it runs on the system's. */
function runNpm(args) {
  const npm = process.env.npm_execpath;
  const environment = { PATH: systemPath() };
  if (npm?.endsWith('.js')) return runQuietly('node', [npm, ...args], environment);
  return runQuietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, environment);
}

function systemPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !/node_modules[\\/]\.bin[\\/]?$/.test(folder)).join(delimiter);
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
