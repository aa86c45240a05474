import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { splitImport } from './split-import.ts';

const DOCUMENT = 'document:';
const WRITTEN = /^export const (\w+Document) = (\{.*\}) as unknown as .*;$/gm;
const IMPORTED = /import \{([^}]*)\} from '[./]*__generated__\/graphql\.ts';/;

/**
 * Each GraphQL document in a module of its own, so that it comes with the page that asks it: codegen writes all of them
 * into one module, which would come whole with the first view. `generated` is that module's path.
 */
export function splitDocuments(generated: string): Plugin {
  const documents = new Map<string, string>();
  return {
    name: 'split-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      for (const [, name = '', json = ''] of readFileSync(generated, 'utf8').matchAll(WRITTEN))
        documents.set(name, json);
    },
    resolveId: (source) => (source.startsWith(DOCUMENT) ? `\0${source}` : null),
    load(id) {
      if (!id.startsWith(`\0${DOCUMENT}`)) return null;
      const name = id.slice(DOCUMENT.length + 1);
      const json = documents.get(name);
      return json === undefined ? null : { code: `export const ${name} = ${json};`, moduleType: 'js' };
    },
    transform: (code, id) => splitImport(code, id, IMPORTED, (name) => `import { ${name} } from '${DOCUMENT}${name}';`),
  };
}
