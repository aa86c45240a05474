import { parentPort, workerData } from 'node:worker_threads';
import { readFromPort, writeToPort } from './lib/port-stream.ts';
import type { ThreadMessage } from './lib/spare-thread.ts';
import { readTable } from './services/csv/csv-reading.ts';
import { ExportService } from './services/export-service.ts';
import { ImportService } from './services/import-service.ts';
import { packError, unpackError, type FileJob } from './services/file-jobs.ts';
import { Database } from './storage/database.ts';

/** What `createApp` gives this thread. */
export interface FileThreadData {
  readonly databaseUrl: string;
}

const CHARACTERS_AT_ONCE = 64 * 1024;

/** The thread for what holds the event loop for long when it is done in one: reading and writing large files. */
const { databaseUrl } = workerData as FileThreadData;
const database = new Database({
  url: databaseUrl,
  // A connection that was lost is told by whoever wanted to use it.
  onIdleError: () => undefined,
});
const exports = new ExportService({ database });
const imports = new ImportService({ database });

parentPort?.on('message', (message: ThreadMessage<FileJob>) => {
  if (message === null) void end();
  else writeToPort(message.port, carriedOut(message.job), packError);
});

async function* carriedOut(job: FileJob): AsyncGenerator<unknown, void> {
  switch (job.kind) {
    case 'export': {
      const { parts, ...head } = await exports.exportOf(job.actor, job.projectId, job.format);
      yield head;
      yield* inBytes(parts);
      return;
    }
    case 'import':
      try {
        yield await imports.importProject(job.actor, readFromPort<Uint8Array>(job.source, unpackError), job.at);
      } finally {
        // Also where nothing of it was read.
        job.source.close();
      }
      return;
    case 'table':
      yield await readTable(job);
  }
}

/** Texts as bytes, several of them together where they are short. */
async function* inBytes(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  let gathered = '';
  for await (const text of texts) {
    gathered += text;
    if (gathered.length < CHARACTERS_AT_ONCE) continue;
    yield encoder.encode(gathered);
    gathered = '';
  }
  if (gathered !== '') yield encoder.encode(gathered);
}

async function end(): Promise<void> {
  await database.close();
  parentPort?.close();
}
