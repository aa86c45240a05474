// `npm run check:readme`: the commands that README.md and docs/ tell people to type exist.
import { existsSync, globSync, readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const files = ['README.md', ...globSync('docs/**/*.md')].filter((file) => existsSync(file));
const problems: string[] = [];
const named = new Set<string>();

/** The lines of ```sh blocks, without prompts, comments and what follows a backslash at the end of a line. */
function readCommands(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```(?:sh|bash|shell)\n(.*?)^```/gms)].map(([, body]) => body ?? '');
  return blocks
    .flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/\s+#.*$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function scriptOf(command: string): string | undefined {
  const [, run, name] = /\bnpm (run )?([\w:-]+)/.exec(command) ?? [];
  return run !== undefined || name === 'start' || name === 'test' ? name : undefined;
}

for (const file of files) {
  for (const command of readCommands(readFileSync(file, 'utf8'))) {
    const script = scriptOf(command);
    if (script !== undefined) named.add(script);
    if (script !== undefined && manifest.scripts[script] === undefined) {
      problems.push(`${file}: "${command}" names the script "${script}", which package.json does not have.`);
    }
    for (const [path] of command.matchAll(
      /(?<=^|\s)\.?\/?(?:scripts|tests|docs|server|web|migrations|\.ci)\/[\w./-]+/g,
    )) {
      if (!existsSync(path)) problems.push(`${file}: "${command}" names ${path}, which is not there.`);
    }
  }
}
for (const script of ['start', 'test']) {
  if (!named.has(script)) problems.push(`README.md names no "npm ${script}" in a block of commands.`);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
