import type { OperationId, TaskId } from '../domain/ids.ts';
import { EVERYTHING } from '../domain/field-origins.ts';
import type { Patch } from '../domain/patch.ts';
import { needsOf } from '../domain/plan-needs.ts';
import type { Project } from '../domain/project.ts';
import { protectedOperations, type FieldOrigin } from '../domain/protection.ts';
import type { ReadDb } from '../storage/database.ts';
import { loadPlanPart } from '../storage/plan-snapshots.ts';
import { listTaskChanges } from '../storage/task-changes.ts';

/** Of a value that somebody gave an agent's proposal in review. */
const A_REVIEWER: FieldOrigin = { authorKind: 'USER', authorName: 'A reviewer' };

/** Why operations of a patch need a person's explicit yes. A person's own patches need none. */
export async function protectionsOf(db: ReadDb, project: Project, patch: Patch): Promise<Map<OperationId, string>> {
  if (patch.authorKind === 'USER') return new Map();
  const touching = patch.operations.filter(({ kind }) => kind !== 'CREATE_TASK' && kind !== 'ADD_DEPENDENCY');
  if (touching.length === 0) return new Map();
  const snapshot = await loadPlanPart(db, project, needsOf(touching));
  const ids = touching.flatMap((operation) => (operation.kind === 'UPDATE_PROJECT' ? [] : [operation.taskId]));
  const changes = await listTaskChanges(db, project.workspaceId, ids, project.id);
  const origins = new Map<string, FieldOrigin>();
  const created = new Set<TaskId>();
  // The newest first: the first that names a field is the one that set it last.
  for (const { taskId, fields, editedFields, ...author } of changes) {
    if (created.has(taskId)) continue;
    if (fields.includes(EVERYTHING)) created.add(taskId);
    for (const field of fields) {
      const key = `${taskId} ${field}`;
      if (!origins.has(key)) origins.set(key, editedFields.includes(field) ? A_REVIEWER : author);
    }
  }
  const lockedFields = new Set(project.lockedFields);
  const originOf = (taskId: TaskId, field: string): FieldOrigin | null => origins.get(`${taskId} ${field}`) ?? null;
  return protectedOperations(touching, snapshot, { lockedFields, originOf });
}
