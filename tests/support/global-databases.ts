import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the PostgreSQL that runs while the suite runs, with the right to create databases. */
    postgresUrl: string;
  }
}

/** Two projects want it and load this module each for itself; the process is theirs together. */
interface Shared {
  postgres?: { readonly server: Promise<PostgresServer>; users: number };
}
const shared = globalThis as typeof globalThis & Shared;

/** Starts PostgreSQL once for the run; without one the suite fails here, with a sentence. Answers how to stop it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = (shared.postgres ??= { server: startPostgres(), users: 0 });
  postgres.users += 1;
  const server = await postgres.server;
  project.provide('postgresUrl', server.url);
  return async () => {
    postgres.users -= 1;
    if (postgres.users > 0) return;
    delete shared.postgres;
    await server.stop();
  };
}
