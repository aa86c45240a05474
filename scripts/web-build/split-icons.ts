import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { splitImport } from './split-import.ts';

const LIBRARY = 'lucide-react';
const IMPORTED = /import \{([^}]*)\} from 'lucide-react';/;
const EXPORTED = /^export \{([^}]*)\} from '\.\/(icons\/[\w-]+\.mjs)';$/gm;

/**
 * Imports each icon from its own module and not from the library's list of all: to the bundler that list stands between
 * an icon and who shows it, so that the icons of every page would come with the first view.
 */
export function splitIcons(): Plugin {
  const files = new Map<string, string>();
  return {
    name: 'split-icons',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const modules = join(dirname(createRequire(import.meta.url).resolve(LIBRARY)), '../esm');
      const list = readFileSync(join(modules, `${LIBRARY}.mjs`), 'utf8');
      for (const [, names = '', file = ''] of list.matchAll(EXPORTED))
        for (const [, name = ''] of names.matchAll(/default as (\w+)/g)) files.set(name, join(modules, file));
    },
    transform: (code, id) => splitImport(code, id, IMPORTED, (name) => importOf(name, files)),
  };
}

function importOf(imported: string, files: ReadonlyMap<string, string>): string {
  const [name = '', alias = name] = imported.split(' as ');
  const file = files.get(name);
  return file === undefined
    ? `import { ${imported} } from '${LIBRARY}';`
    : `import ${alias} from ${JSON.stringify(file)};`;
}
