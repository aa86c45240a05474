import { configure } from '@testing-library/react';
import { vi } from 'vitest';
import type { ApplyPatchInput } from '../../web/__generated__/graphql.ts';
import type { WireTask } from '../../web/apollo/plan-wire.ts';
import { wireColumns, wireProject, wireTask } from './wire-fixture.ts';
import { PROJECT_ID } from './plan-fixture.ts';

// Parts of the application that come when they are wanted take their time on a busy machine.
configure({ asyncUtilTimeout: 8_000 });

type Answer = { data?: unknown; errors?: unknown };

/** What the whole application asks over HTTP in these tests, answered from one plan in memory. */
export interface FakeServer {
  /** Inputs of `applyPatch`, in order. */
  readonly patches: ApplyPatchInput[];
  readonly tasks: WireTask[];
  /** What `applyPatch` answers next, in place of applying. */
  refuseNext: Answer | null;
  isReachable: boolean;
  /** What it answers to each operation; a test may add its own. */
  readonly answers: Record<string, (variables: Record<string, unknown>) => Answer>;
}

/** Puts a server in place of `fetch`, and a socket that never opens in place of WebSocket. */
export function startFakeServer(tasks: readonly WireTask[]): FakeServer {
  const answers: FakeServer['answers'] = {};
  const server: FakeServer = { patches: [], tasks: [...tasks], refuseNext: null, isReachable: true, answers };
  let version = 1;

  function apply(input: ApplyPatchInput): Answer {
    server.patches.push(input);
    if (server.refuseNext) {
      const answer = server.refuseNext;
      server.refuseNext = null;
      return answer;
    }
    version += 1;
    const changed: WireTask[] = [];
    const deleted: string[] = [];
    for (const { createTask, updateTask, deleteTask } of input.operations ?? []) {
      if (createTask) {
        changed.push(
          wireTask({ id: createTask.id ?? '', title: createTask.title, number: 100 + version, orderKey: 'a9' }),
        );
      }
      const known = server.tasks.find(({ id }) => id === updateTask?.id);
      if (updateTask && known) changed.push({ ...known, ...(updateTask as Partial<WireTask>) });
      if (deleteTask) deleted.push(deleteTask.id);
    }
    const changedTasks = changed.map((task) => ({ ...task, version, ...DETAILS }));
    return {
      data: {
        applyPatch: {
          __typename: 'ApplyPatchPayload',
          applied: true,
          patch: { __typename: 'Patch', id: `patch-${version}`, title: input.title, appliedVersion: version },
          project: wireProject(version),
          conflicts: [],
          changedTasks,
          deletedTaskIds: deleted,
        },
      },
    };
  }

  Object.assign(answers, {
    PlanSnapshot: () => ({ data: { project: { ...wireProject(version), taskColumns: wireColumns(server.tasks) } } }),
    ProjectList: () => ({ data: { projects: { ...PAGE, nodes: [PROJECT, { ...PROJECT, id: 'q', name: 'Other' }] } } }),
    People: () => ({ data: { people: [{ __typename: 'Person', id: 'ana', name: 'Ana', email: null }] } }),
    TaskDetails: ({ id }) => ({ data: { task: { __typename: 'Task', id, ...DETAILS } } }),
    TaskActivity: ({ id }) => ({ data: { task: { __typename: 'Task', id, ...ACTIVITY } } }),
    TaskOrigins: ({ id }) => ({ data: { task: { __typename: 'Task', id, origins: ORIGINS } } }),
    ApplyPatch: ({ input }) => apply(input as ApplyPatchInput),
  } satisfies FakeServer['answers']);

  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    if (!server.isReachable) throw new TypeError('Failed to fetch');
    const { operationName, variables } = JSON.parse(body) as {
      operationName: string;
      variables: Record<string, unknown>;
    };
    const answer = answers[operationName]?.(variables) ?? { errors: [{ message: `No answer for ${operationName}.` }] };
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
  });
  vi.stubGlobal('WebSocket', SilentSocket);
  return server;
}

const DETAILS = {
  description: 'Some *text*.',
  acceptanceCriteria: ['It works'],
  createdAt: '2026-11-23T10:00:00Z',
  updatedAt: '2026-11-23T10:00:00Z',
  completedAt: null,
};
const ORIGINS = [
  { field: 'status', version: 3, patch: { id: 'p3', title: 'Start the work', authorKind: 'USER', authorName: 'Ana' } },
  { field: '*', version: 1, patch: { id: 'p1', title: 'Plan it', authorKind: 'AGENT', authorName: 'Planner' } },
].map(({ patch, ...origin }) => ({
  __typename: 'FieldOrigin',
  ...origin,
  patch: { __typename: 'Patch', appliedAt: '2026-11-01T10:00:00Z', ...patch },
}));
const ACTIVITY = {
  patches: ORIGINS.map(({ patch }) => patch),
  comments: { __typename: 'CommentConnection', totalCount: 0, nodes: [] },
  timeEntries: { __typename: 'TimeEntryConnection', totalCount: 0, nodes: [] },
};
const PAGE = {
  __typename: 'ProjectConnection',
  totalCount: 2,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
};
const PROJECT = {
  __typename: 'Project',
  id: PROJECT_ID,
  name: 'Plan',
  status: 'ACTIVE',
  version: 1,
  progress: { __typename: 'Progress', taskCount: 3, completedCount: 0 },
};

/** Connects for ever: live changes have tests of their own. */
class SilentSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly readyState = SilentSocket.CONNECTING;
  close(): void {}
  send(): void {}
}
