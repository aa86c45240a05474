import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** How to start a browser on this machine. Plain data: it travels from the global setup to the test files. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a browser that starts: the one that CHROME_PATH names, else the one from npm (Linux on x64), else an installed
 * Chrome. Throws one sentence where there is none.
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const reasons: string[] = [];
  for (const candidate of await listCandidates()) {
    try {
      await using browser = await launchBrowser(candidate);
      if (browser.version() !== '') return candidate;
    } catch (error) {
      reasons.push(firstLine(error));
    }
  }
  throw new Error(
    `The browser tests need a browser, and none starts here: set CHROME_PATH to a Chrome or Chromium. ${reasons.join(' ')}`,
  );
}

export function launchBrowser(program: BrowserProgram): Promise<Browser> {
  return chromium.launch({
    executablePath: program.executablePath,
    // The sandbox needs rights that containers and root do not have; the pages are our own.
    chromiumSandbox: false,
    args: ['--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, ...program.environment },
  });
}

async function listCandidates(): Promise<BrowserProgram[]> {
  const chosen = process.env.CHROME_PATH;
  if (chosen !== undefined && chosen !== '') return [{ executablePath: chosen, environment: {} }];
  const installed = INSTALLED.filter((path) => existsSync(path)).map((path) => ({
    executablePath: path,
    environment: {},
  }));
  if (process.platform !== 'linux' || process.arch !== 'x64') return installed;
  const folder = await unpackChromium();
  const environment = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const fromNpm = { executablePath: join(folder, 'chromium'), environment };
  // Small images lack NSS; the package brings it. The machine's own comes first, because it fits the machine.
  const withLibraries = { ...fromNpm, environment: { ...environment, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } };
  return [fromNpm, withLibraries, ...installed];
}

/** Unpacks @sparticuz/chromium once per installation and answers the folder. */
async function unpackChromium(): Promise<string> {
  const packageFolder = resolve(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  const folder = resolve(packageFolder, '../../.cache/orchestrator-chromium');
  if (existsSync(join(folder, 'fonts.conf'))) return folder;
  // Beside and then in place, so that a test run that is stopped half way leaves nothing that looks whole.
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const temporaryFolder = process.env.TMPDIR;
  process.env.TMPDIR = unfinished; // The package unpacks to the temporary folder, for every version to the same place.
  try {
    const { default: sparticuz, inflate } = await import('@sparticuz/chromium');
    await sparticuz.executablePath();
    await inflate(join(packageFolder, 'bin/al2023.tar.br'));
  } finally {
    if (temporaryFolder === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporaryFolder;
  }
  writeFileSync(join(unfinished, 'fonts.conf'), fontConfiguration(folder));
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return folder;
}

function fontConfiguration(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<fontconfig>
${folders.map((path) => `  <dir>${path}</dir>`).join('\n')}
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
