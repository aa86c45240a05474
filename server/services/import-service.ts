import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { AppError, badInput } from '../domain/app-error.ts';
import { toInstant, type Instant, type PatchId, type PersonId } from '../domain/ids.ts';
import { personKey } from '../domain/person.ts';
import { fileProblem, idsIn, withNewIds } from '../domain/project-file-check.ts';
import type { ProjectFile } from '../domain/project-file.ts';
import type { Project } from '../domain/project.ts';
import { NoTextError, readText } from '../lib/read-text.ts';
import type { Database } from '../storage/database.ts';
import { isUniqueViolation } from '../storage/dialect.ts';
import { findPeopleByName, findTakenPersonIds } from '../storage/people.ts';
import { isAnyIdTaken } from '../storage/project-files.ts';
import { writeProjectFile } from '../storage/project-file-write.ts';
import { requireWriter } from './access.ts';
import { planOfFile } from './project-file-plan.ts';
import { readProjectFile } from './project-file-reader.ts';

export const IMPORT_LIMITS = {
  /** Of a project with its history, which is in memory as a whole while it is read. */
  projectFileBytes: 100 * 1024 * 1024,
  /** Project files that one node reads at a time. */
  atOnce: 3,
} as const;

interface Deps {
  readonly database: Database;
}

/** What was made of a file. */
export interface ImportedProject {
  readonly project: Project;
  /** Whether everything has the ids that it has in the file; otherwise something here has one of them already. */
  readonly hasSameIds: boolean;
}

/** Projects from files. */
export class ImportService {
  readonly #deps: Deps;
  #underWay = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Makes a new project of a file that `export.json` has given, with everything that was ever done to it. People are those
   * of the same name; those who are new come in `at`. Throws BAD_USER_INPUT with the place in the file that cannot be right; then nothing has been made.
   */
  async importProject(actor: Actor, source: AsyncIterable<Uint8Array>, at: Date): Promise<ImportedProject> {
    requireWriter(actor);
    if (this.#underWay >= IMPORT_LIMITS.atOnce)
      throw new AppError('RATE_LIMITED', 'Several files are being read at the moment. Try again in a minute.', {
        retryAfterSeconds: 60,
      });
    this.#underWay += 1;
    try {
      const file = await readProjectFile(readText(source, tooLarge));
      const problem = fileProblem(file);
      if (problem !== null) throw badInput(null, `The file does not fit together. ${problem}`);
      return await this.#make(actor, file, toInstant(at));
    } catch (error) {
      if (error instanceof NoTextError) throw badInput(null, 'This file cannot be read: it is no text in UTF-8.');
      throw error;
    } finally {
      this.#underWay -= 1;
    }
  }

  async #make(actor: Actor, original: ProjectFile, at: Instant): Promise<ImportedProject> {
    const { database } = this.#deps;
    const ids = idsIn(original);
    const isTaken = await isAnyIdTaken(database.db, ids);
    const people = await this.#peopleFor(actor, original);
    const file = withNewIds(original, { ids: isTaken ? ids : null, people, newId: randomUUID });
    const project: Project = { ...file.project, workspaceId: actor.workspaceId, deletedAt: null };
    const { plan, deleted } = await planOfFile(file, project);
    try {
      await database.transaction((tx) =>
        writeProjectFile(tx, actor, {
          file: { ...file, patches: inOrderOfUndo(file) },
          project,
          plan,
          deleted,
          at,
        }),
      );
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const message = 'Somebody has brought the same file, or the same people, at the same time. Try again.';
      throw new AppError('CONFLICT', message, { cause: error });
    }
    return { project, hasSameIds: !isTaken };
  }

  /** By the id that each has in the file: the person of the same name, or a new one, under the same id where that is free. */
  async #peopleFor(actor: Actor, { people }: ProjectFile): Promise<ReadonlyMap<string, PersonId>> {
    const { db } = this.#deps.database;
    const names = people.map(({ name }) => name);
    const byName = await findPeopleByName(db, actor.workspaceId, names);
    const taken = new Set<string>(
      await findTakenPersonIds(
        db,
        people.map(({ id }) => id),
      ),
    );
    return new Map(
      people.map(({ id, name }) => {
        const known = byName.get(personKey(name));
        return [id, known ?? (taken.has(id) ? (randomUUID() as PersonId) : id)];
      }),
    );
  }
}

function tooLarge(bytes: number): void {
  if (bytes <= IMPORT_LIMITS.projectFileBytes) return;
  const megabytes = IMPORT_LIMITS.projectFileBytes / 1024 / 1024;
  throw badInput(null, `The file has more than ${megabytes} MB; projects of up to that size are taken.`);
}

/** Each after the one that it undoes. */
function inOrderOfUndo({ patches }: ProjectFile): ProjectFile['patches'] {
  const byId = new Map(patches.map((patch) => [patch.id, patch]));
  const ordered = new Map<PatchId, ProjectFile['patches'][number]>();
  for (const patch of patches) {
    const chain = [patch];
    for (let up = patch.revertsId; up !== null && !ordered.has(up);) {
      const undone = byId.get(up);
      if (!undone || chain.length > patches.length)
        throw badInput(null, 'The file does not fit together. Some patches undo each other in a circle.');
      chain.push(undone);
      up = undone.revertsId;
    }
    for (const each of chain.toReversed()) ordered.set(each.id, each);
  }
  return [...ordered.values()];
}
