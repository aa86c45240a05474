// `npm run check:bundle`: what a browser loads stays within the budgets of the web application's brief.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/web';

const ASSETS = readdirSync(join(FOLDER, 'assets')).map((name) => `assets/${name}`);

/** gzip kB, kB of 1,000 bytes. */
const BUDGETS = { firstView: 200, otherChunk: 55, css: 15 };

/** Loaded by whoever opens them, and by nobody else: GraphiQL and the editor in it. */
const PLAYGROUND_ONLY = readPlaygroundChunks();

const problems: string[] = [];

function sizeOf(file: string): number {
  return gzipSync(readFileSync(join(FOLDER, file)), { level: 9 }).length / 1000;
}

/** The files that a page's HTML names: its script, what it preloads, its style sheets. */
function filesOf(page: string): string[] {
  const html = readFileSync(join(FOLDER, page), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
}

/** Every file that is named in the text of this one: imports, workers, style sheets. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return ASSETS.filter((asset) => text.includes(basename(asset)));
}

function closureOf(files: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (file.endsWith('.js')) waiting.push(...importsOf(file));
  }
  return found;
}

function readPlaygroundChunks(): Set<string> {
  const application = closureOf(filesOf('index.html'));
  return new Set([...closureOf(filesOf('playground.html'))].filter((file) => !application.has(file)));
}

function expectAtMost(what: string, size: number, budget: number): void {
  const line = `${what}: ${size.toFixed(1)} kB of ${budget} kB`;
  if (size > budget) problems.push(line);
  else console.log(line);
}

const first = filesOf('index.html');
const total = (files: readonly string[]): number => files.reduce((sum, file) => sum + sizeOf(file), 0);
expectAtMost('First view, JavaScript', total(first.filter((file) => file.endsWith('.js'))), BUDGETS.firstView);
expectAtMost('First view, CSS', total(first.filter((file) => file.endsWith('.css'))), BUDGETS.css);

const others = ASSETS.filter((file) => file.endsWith('.js') && !first.includes(file) && !PLAYGROUND_ONLY.has(file));
const largest = others.reduce((a, b) => (sizeOf(a) > sizeOf(b) ? a : b), others[0] ?? '');
if (largest !== '') expectAtMost(`Largest chunk on demand, ${largest}`, sizeOf(largest), BUDGETS.otherChunk);

for (const problem of problems) console.error(`Over budget: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
