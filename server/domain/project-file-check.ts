import { personKey } from './person.ts';
import { withIds, type IdChange } from './project-file-ids.ts';
import type { ProjectFile } from './project-file.ts';

/** Each kind of thing in a file that has an id of its own. */
export const FILE_ID_KINDS = [
  'project',
  'task',
  'patch',
  'run',
  'conversation',
  'message',
  'comment',
  'timeEntry',
  'savedView',
] as const;
export type FileIdKind = (typeof FILE_ID_KINDS)[number];
export type FileIds = Readonly<Record<FileIdKind, ReadonlySet<string>>>;

const keep = <Id>(id: Id): Id => id;
const KEEP_ALL: IdChange = {
  project: keep,
  task: keep,
  patch: keep,
  person: keep,
  run: keep,
  conversation: keep,
  message: keep,
  comment: keep,
  timeEntry: keep,
  savedView: keep,
  operation: keep,
};

/** Every id that the file names, by kind: what must be free where it is to keep its ids. */
export function idsIn(file: ProjectFile): FileIds {
  const ids = Object.fromEntries(FILE_ID_KINDS.map((kind) => [kind, new Set<string>()])) as Record<
    FileIdKind,
    Set<string>
  >;
  const collecting = Object.fromEntries(
    FILE_ID_KINDS.map((kind) => [
      kind,
      (id: string) => {
        ids[kind].add(id);
        return id;
      },
    ]),
  );
  withIds(file, { ...KEEP_ALL, ...collecting });
  return ids;
}

/** The people whom the file names, by id. */
export function peopleIn(file: ProjectFile): ReadonlySet<string> {
  const people = new Set<string>();
  const person: IdChange['person'] = (id) => {
    people.add(id);
    return id;
  };
  withIds({ ...file, people: [] }, { ...KEEP_ALL, person });
  return people;
}

/** What in a file does not go together, in a sentence; null where everything that is named is there, and once. */
export function fileProblem(file: ProjectFile): string | null {
  const twice = Object.entries({
    tasks: file.tasks.map(({ id }) => id),
    patches: file.patches.map(({ id }) => id),
    runs: file.runs.map(({ id }) => id),
    'events of runs': file.runEvents.map(({ runId, sequence }) => `${runId} ${sequence}`),
    conversations: file.conversations.map(({ id }) => id),
    messages: file.messages.map(({ id }) => id),
    'places of messages': file.messages.map(({ conversationId, sequence }) => `${conversationId} ${sequence}`),
    'messages of a run': file.messages.flatMap(({ runId, role }) => (runId === null ? [] : `${runId} ${role}`)),
    'runs of a patch': file.runs.flatMap(({ patchId }) => patchId ?? []),
    comments: file.comments.map(({ id }) => id),
    'time entries': file.timeEntries.map(({ id }) => id),
    'saved views': file.savedViews.map(({ id }) => id),
    'names of saved views': file.savedViews.map(({ name }) => personKey(name)),
    people: file.people.map(({ id }) => id),
    'names of people': file.people.map(({ name }) => personKey(name)),
    versions: file.patches.flatMap(({ appliedVersion }) => (appliedVersion === null ? [] : String(appliedVersion))),
  }).find(([, ids]) => new Set(ids).size < ids.length);
  if (twice) return `Among the ${twice[0]}, one is there twice.`;
  return patchProblem(file) ?? missing(file);
}

function patchProblem({ patches, project }: ProjectFile): string | null {
  const versions = patches.filter(({ appliedVersion }) => appliedVersion !== null);
  if (versions.length !== project.version || versions.some(({ appliedVersion }) => appliedVersion! > project.version))
    return `The project is at version ${project.version}, but the file holds the patches of ${versions.length} versions.`;
  for (const { id, status, appliedAt, appliedVersion, effects, baseVersion } of patches) {
    const isApplied = status === 'APPLIED';
    if (isApplied !== (appliedAt !== null) || (!isApplied && appliedVersion !== null) || baseVersion > project.version)
      return `The patch ${id} cannot have this status and these versions.`;
    if ((appliedVersion !== null) !== effects.length > 0) return `The patch ${id} has a version, or effects, too many.`;
  }
  return null;
}

/** Whatever is named must be in the file: here nobody has it. */
function missing(file: ProjectFile): string | null {
  const known = {
    patch: new Set<string>(file.patches.map(({ id }) => id)),
    run: new Set<string>(file.runs.map(({ id }) => id)),
    conversation: new Set<string>(file.conversations.map(({ id }) => id)),
    person: new Set<string>(file.people.map(({ id }) => id)),
  };
  const named: readonly (readonly [keyof typeof known, readonly (string | null)[]])[] = [
    ['patch', file.patches.map(({ revertsId }) => revertsId)],
    ['patch', file.runs.map(({ patchId }) => patchId)],
    ['patch', file.timeEntries.flatMap(({ patchId, removedByPatchId }) => [patchId, removedByPatchId])],
    ['run', file.patches.map(({ runId }) => runId)],
    ['run', file.messages.map(({ runId }) => runId)],
    ['run', file.runEvents.map(({ runId }) => runId)],
    ['conversation', file.messages.map(({ conversationId }) => conversationId)],
    ['person', [...peopleIn(file)]],
  ];
  for (const [kind, ids] of named) {
    const lost = ids.find((id) => id !== null && !known[kind].has(id));
    if (lost != null) return `The file names the ${kind} ${lost}, which it does not hold.`;
  }
  return null;
}

/**
 * The file under ids that are new, but sort as the old ones did, since what has the same place or the same moment is told
 * apart by them. `people`: the id that each of the file's people has from now on.
 */
export function withNewIds(
  file: ProjectFile,
  { ids, people, newId }: { ids: FileIds | null; people: ReadonlyMap<string, string>; newId: () => string },
): ProjectFile {
  const person = { person: <Id extends string>(id: Id): Id => (people.get(id) ?? id) as Id };
  if (ids === null) return withIds(file, { ...KEEP_ALL, ...person });
  const change = Object.fromEntries(FILE_ID_KINDS.map((kind) => [kind, changeOf(ids[kind], newId)]));
  const patch = change['patch'] as unknown as IdChange['patch'];
  const operation: IdChange['operation'] = (id, patchId) =>
    `${patch(patchId).replaceAll('-', '').slice(0, 16)}${id.slice(id.lastIndexOf('-'))}` as typeof id;
  return withIds(file, { ...KEEP_ALL, ...change, ...person, operation });
}

function changeOf(ids: ReadonlySet<string>, newId: () => string): (id: string) => string {
  const old = [...ids].toSorted();
  const fresh = old.map(() => newId()).toSorted();
  const change = new Map(old.map((id, index) => [id, fresh[index]!]));
  return (id) => change.get(id) ?? id;
}
