import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunkOf } from './scripts/web-build/chunks.ts';
import { splitDocuments } from './scripts/web-build/split-documents.ts';
import { splitIcons } from './scripts/web-build/split-icons.ts';

/**
 * Puts web/theme-script.js into the page as it stands, byte for byte, so that the server can allow exactly this
 * script in its content security policy: sha256 of the file's text without white space at its ends.
 */
function inlineThemeScript(): Plugin {
  const file = new URL('web/theme-script.js', import.meta.url);
  return {
    name: 'inline-theme-script',
    transformIndexHtml: () => [
      { tag: 'script', children: readFileSync(file, 'utf8').trim(), injectTo: 'head-prepend' as const },
    ],
  };
}

/** Chunks beside the shell's own that the first view and a task in it are made of. */
const FIRST_VIEWS = [
  'project-page',
  'outline-page',
  'task-panel',
  'overlays',
  'edit-outcomes',
  'other-pages',
  'focus-heading',
  'tooltip-layer',
  'toast-viewport',
  'welcome-page',
];

/** Writes service-worker.js with the names of what it keeps: the page, the first view, the font. */
function serviceWorker(): Plugin {
  const file = new URL('web/service-worker.js', import.meta.url);
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = new Set<string>();
      const add = (fileName: string): void => {
        const output = bundle[fileName];
        if (!output || files.has(fileName)) return;
        files.add(fileName);
        if (output.type !== 'chunk') return;
        for (const imported of output.imports) add(imported);
        for (const style of output.viteMetadata?.importedCss ?? []) add(style);
      };
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk' && (output.name === 'index' || FIRST_VIEWS.includes(output.name)))
          add(output.fileName);
        if (/inter-latin-wght-normal.*\.woff2$/.test(output.fileName)) files.add(output.fileName);
      }
      const shell = ['/', '/manifest.webmanifest', '/icon.svg', ...[...files].toSorted().map((name) => `/${name}`)];
      const build = createHash('sha256').update(shell.join()).digest('hex').slice(0, 12);
      const source = readFileSync(file, 'utf8')
        .replace("['__SHELL__']", JSON.stringify(shell))
        .replace('__BUILD__', build);
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
    },
  };
}

const server = process.env.ORCHESTRATOR_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: 'web',
  plugins: [
    splitDocuments(new URL('web/__generated__/graphql.ts', import.meta.url).pathname),
    splitIcons(),
    react(),
    tailwindcss(),
    inlineThemeScript(),
    serviceWorker(),
  ],
  server: { proxy: { '/graphql': { target: server, ws: true } } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: {
      // What a page needs is asked for along with it where it is the first view; elsewhere the page itself asks, and the
      // shell need not carry the names of all chunks. Style sheets are not asked for otherwise.
      resolveDependencies: (file, dependencies, { hostType }) =>
        hostType === 'html' || /\/(project-page|outline-page|overlays|welcome-page)-/.test(file)
          ? dependencies
          : dependencies.filter((dependency) => dependency.endsWith('.css')),
    },
    // GraphiQL's editor, which only /playground loads, is 3 MB by itself.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // GraphiQL's packages carry "use no memo", which means something to React's compiler and nothing to a bundle.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
      input: {
        index: new URL('web/index.html', import.meta.url).pathname,
        playground: new URL('web/playground.html', import.meta.url).pathname,
      },
      output: {
        codeSplitting: {
          // What changes with our releases stays apart from what changes with theirs, for the browser's cache.
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'apollo', test: /node_modules\/(@apollo|@wry|optimism|rxjs|tslib)\// },
            { name: 'router', test: /node_modules\/@tanstack\/(react-router|router-core|history|react-store|store)\// },
            { name: chunkOf, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
});
