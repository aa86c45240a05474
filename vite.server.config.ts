import { defineConfig } from 'vite';

/** dist/server: the server as one file, with what is seldom needed (the SDKs of the providers) in files of their own. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        'file-thread': 'server/file-thread.ts',
        verify: 'server/verify.ts',
        replay: 'server/replay.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: {
    target: 'node',
    // Bundled, the server starts in half the time, and graphql exists once for everybody who imports it.
    noExternal: true,
    // Native code, or packages that look for files beside themselves.
    external: ['better-sqlite3', 'pg'],
  },
  // type-graphql uses the older decorators; Vite reads tsconfig.json, which leaves them to tsconfig.server.json.
  oxc: { decorator: { legacy: true } },
});
