import type { OperationKind } from '../../web/features/patch/operation.ts';

/** An operation as the API sends it. */
export function operation(
  id: string,
  kind: OperationKind,
  more: {
    title?: string;
    taskId?: string;
    requires?: string[];
    changes?: Record<string, [before: unknown, after: unknown]>;
    reason?: string | null;
  } = {},
) {
  return {
    __typename: 'Operation' as const,
    id,
    kind,
    taskId: more.taskId ?? `task-${id}`,
    title: more.title ?? id,
    changes: Object.entries(more.changes ?? {}).map(([field, [before, after]]) => ({
      __typename: 'FieldChange' as const,
      field,
      before,
      after,
    })),
    requires: more.requires ?? [],
    decision: 'PENDING' as 'PENDING' | 'ACCEPTED' | 'REJECTED',
    decidedBy: null as string | null,
    editedBy: null as string | null,
    reason: more.reason ?? null,
    proposed: null,
  };
}

/** Design > Wireframes > Logo, Build, a link, a renamed task, and a deletion of three tasks. */
export const OPERATIONS = [
  operation('design', 'CREATE_TASK', { title: 'Design', changes: { estimatedMinutes: [null, 960] }, reason: 'First.' }),
  operation('wireframes', 'CREATE_TASK', {
    title: 'Wireframes',
    requires: ['design'],
    changes: { parentId: [null, 'task-design'], assigneeName: [null, 'Ana'] },
  }),
  operation('logo', 'CREATE_TASK', {
    title: 'Logo',
    requires: ['wireframes'],
    changes: { parentId: [null, 'task-wireframes'] },
  }),
  operation('build', 'CREATE_TASK', { title: 'Build' }),
  operation('rename', 'UPDATE_TASK', {
    title: 'Draft',
    changes: { title: ['Draft', 'Brief'], status: ['TODO', 'BLOCKED'] },
  }),
  operation('drop', 'DELETE_TASK', { title: 'Old branch', changes: { taskCount: [3, null] } }),
  operation('link', 'ADD_DEPENDENCY', {
    title: 'Build',
    taskId: 'task-build',
    requires: ['design', 'build'],
    changes: { dependsOnId: [null, 'task-design'] },
  }),
];

/** Who looks at it. */
export const VIEWER = { __typename: 'Viewer', id: 'local-owner', name: 'Owner' };

/** A proposal as the review page gets it. */
export function proposal(more: Record<string, unknown> = {}) {
  return {
    __typename: 'Patch',
    id: 'patch-1',
    status: 'PROPOSED',
    title: 'Plan the portal',
    rationale: null,
    baseVersion: 3,
    appliedVersion: null,
    authorKind: 'AGENT',
    authorName: 'Planner',
    appliedBy: null,
    largeAcceptedBy: null,
    createdAt: '2026-11-23T10:00:00Z',
    appliedAt: null,
    reverts: null,
    revertedBy: null,
    project: {
      __typename: 'Project',
      id: 'project-1',
      name: 'Portal',
      version: 3,
      progress: { __typename: 'Progress', taskCount: 0 },
    },
    run: null,
    operations: OPERATIONS,
    protectedOperations: [],
    recentChanges: [],
    conflicts: [],
    ...more,
  };
}

export const PROJECT_FIELDS = {
  __typename: 'Project',
  id: 'project-1',
  name: 'Portal',
  description: '',
  status: 'PLANNING',
  priority: 'MEDIUM',
  tags: [],
  startDate: null,
  dueDate: null,
  lockedFields: [],
  version: 4,
};

/** What `applyPatch` and `revertPatch` answer. */
export function applied(more: Record<string, unknown> = {}) {
  return {
    __typename: 'ApplyPatchPayload',
    applied: true,
    patch: {
      __typename: 'Patch',
      id: 'patch-1',
      status: 'APPLIED',
      title: 'Plan the portal',
      appliedVersion: 4,
      operations: [],
    },
    project: PROJECT_FIELDS,
    conflicts: [],
    changedTasks: [],
    deletedTaskIds: [],
    ...more,
  };
}

export function conflict(operationId: string, more: Record<string, unknown> = {}) {
  return {
    __typename: 'Conflict',
    operationId,
    kind: 'FIELD_CHANGED',
    field: 'status',
    expected: 'TODO',
    current: 'IN_REVIEW',
    wanted: 'BLOCKED',
    message: 'Ben has changed the status since.',
    ...more,
  };
}
