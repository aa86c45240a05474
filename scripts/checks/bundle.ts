// `npm run check:bundle`: what a browser loads stays within the budgets of the web application's brief.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/web';
const ASSETS = readdirSync(join(FOLDER, 'assets')).map((name) => `assets/${name}`);

/**
 * gzip kB, kB of 1,000 bytes. A page or a part on demand counts all that it needs and that is not there already: the
 * first view is, and after it, while the browser is idle, the layers above the page.
 */
const BUDGETS = {
  /** The shell and the default view: the outline of a project. */
  firstView: 200,
  css: 15,
  fonts: 50,
  overlays: 60,
  page: 40,
};
const OWN_BUDGETS: Readonly<Record<string, number>> = {
  'graph-canvas': 80,
  markdown: 55,
  'command-palette': 20,
};

const problems: string[] = [];
const sizes = new Map<string, number>();

function sizeOf(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const content = readFileSync(join(FOLDER, file));
  const size = (file.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length) / 1000;
  sizes.set(file, size);
  return size;
}

/** The files that a page's HTML names: its script, what it preloads, its style sheets. */
function filesOf(page: string): string[] {
  const html = readFileSync(join(FOLDER, page), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
}

/** What a chunk cannot do without: what it imports in its first lines, and not what it loads on demand. */
function neededBy(file: string): string[] {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map(([, name]) => `assets/${name ?? ''}`);
}

/** Every chunk that is reached from these, of which `follow` names the next. */
function closureOf(files: readonly string[], follow: (file: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (file.endsWith('.js')) waiting.push(...follow(file));
  }
  return found;
}

/** The chunk that is made of the module of this name; null where there is none. */
function chunkOf(name: string): string | null {
  return ASSETS.find((file) => new RegExp(`^assets/${name}-[\\w-]{8}\\.js$`).test(file)) ?? null;
}

function expectAtMost(what: string, size: number, budget: number): void {
  const line = `${what}: ${size.toFixed(1)} kB of ${budget} kB`;
  if (size > budget) problems.push(line);
  else console.log(line);
}

const total = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + sizeOf(file), 0);

const html = filesOf('index.html');
const first = closureOf(
  html.filter((file) => file.endsWith('.js')),
  neededBy,
);
const projectPage = chunkOf('project-page');
const outlinePage = chunkOf('outline-page');
const inProject = closureOf(projectPage === null ? [] : [projectPage], neededBy);
const outline = closureOf(outlinePage === null ? [] : [outlinePage], neededBy);
expectAtMost('First view, JavaScript', total(new Set([...first, ...inProject, ...outline])), BUDGETS.firstView);
expectAtMost('First view, CSS', total(html.filter((file) => file.endsWith('.css'))), BUDGETS.css);
expectAtMost('Fonts', total(ASSETS.filter((file) => file.endsWith('.woff2') && file.includes('inter'))), BUDGETS.fonts);

/** What the shell loads after the first paint: the layers above the page, and what tells of edits that did not go through. */
const LAYERS = ['overlays', 'edit-outcomes'];
const overlays = new Set<string>();
for (const name of LAYERS) {
  const chunk = chunkOf(name);
  if (chunk === null) problems.push(`There is no chunk of what the shell loads after the first paint: ${name}.`);
  else for (const file of closureOf([chunk], neededBy)) if (!first.has(file)) overlays.add(file);
}
expectAtMost('Layers above the page', total(overlays), BUDGETS.overlays);

/** Whether a chunk is loaded before any view or part of a project is opened. */
function isThere(file: string): boolean {
  return first.has(file) || overlays.has(file) || inProject.has(file);
}

/** What somebody loads who opens this, with the first view and the layers above the page there already. */
function expectOnDemand(file: string, budget: number): void {
  const own = [...closureOf([file], neededBy)].filter((each) => !isThere(each) || each === file);
  const size = total(own);
  if (size > 1) expectAtMost(`On demand, ${basename(file).replace(/-[\w-]{8}\.js$/, '')}`, size, budget);
}

for (const name of Object.keys(OWN_BUDGETS)) {
  const chunk = chunkOf(name);
  if (chunk === null)
    problems.push(`There is no chunk “${name}” any more: its budget stands in scripts/checks/bundle.ts.`);
  else expectOnDemand(chunk, OWN_BUDGETS[name] ?? 0);
}
const pages = ASSETS.filter((file) => /-page-[\w-]{8}\.js$/.test(file) && !first.has(file));
if (pages.length < 8) problems.push('Where are the pages? Each has a chunk of its own, `…-page-….js`.');
for (const page of pages) expectOnDemand(page, BUDGETS.page);

for (const problem of problems) console.error(`Over budget: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
