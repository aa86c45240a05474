import { MessageChannel } from 'node:worker_threads';
import type { Actor } from '../domain/actor.ts';
import type { ProjectId } from '../domain/ids.ts';
import { readFromPort, readOneFromPort, writeToPort } from '../lib/port-stream.ts';
import type { SpareThread } from '../lib/spare-thread.ts';
import type { ExportFormat, ProjectExport } from './export-service.ts';
import type { ImportedProject } from './import-service.ts';
import { packError, unpackError, type FileJob } from './file-jobs.ts';

interface Deps {
  readonly thread: SpareThread<FileJob>;
  readonly now: () => Date;
}

/** A project as a file, in bytes. */
export interface ExportedFile extends Omit<ProjectExport, 'parts'> {
  /** Read as it is sent. To be read, or left by `return()`: until then the thread holds the next one ready. */
  readonly parts: AsyncGenerator<Uint8Array, void>;
}

/**
 * Projects to files and back, in a thread with a connection of its own to the database: whoever asks for something else
 * meanwhile does not wait for a large file. What is done there is in `ExportService` and `ImportService`.
 */
export class ProjectFiles {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** As `ExportService.exportOf`. Throws RATE_LIMITED where many files are open. */
  async exportOf(actor: Actor, projectId: ProjectId, format: ExportFormat): Promise<ExportedFile> {
    const port = this.#deps.thread.open({ kind: 'export', actor, projectId, format });
    const said = readFromPort<unknown>(port, unpackError);
    const head = await said.next();
    return { ...(head.value as Omit<ExportedFile, 'parts'>), parts: said as ExportedFile['parts'] };
  }

  /** As `ImportService.importProject`. */
  async importProject(actor: Actor, source: AsyncIterable<Uint8Array>): Promise<ImportedProject> {
    const { port1, port2 } = new MessageChannel();
    const job = { kind: 'import', actor, at: this.#deps.now(), source: port2 } as const;
    const port = this.#deps.thread.open(job, [port2]);
    writeToPort(port1, source, packError);
    return readOneFromPort(port, unpackError);
  }
}
