import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

const server = process.env.ORCHESTRATOR_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: 'web',
  plugins: [react(), tailwindcss(), inlineThemeScript()],
  server: { proxy: { '/graphql': { target: server, ws: true } } },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
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
          ],
        },
      },
    },
  },
});
