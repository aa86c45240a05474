import type { AgentOperation, AgentEvent, PlannerInput } from '../../../server/agents/agent.ts';
import { createBuiltinAgent } from '../../../server/agents/builtin/builtin-agent.ts';
import { briefSentences } from '../../../server/domain/brief-sentences.ts';
import type { Instant, LocalDate, ProjectId, WorkspaceId } from '../../../server/domain/ids.ts';
import type { Project } from '../../../server/domain/project.ts';

/** A new, empty project. */
export const NEW_PROJECT: Project = {
  id: 'project-1' as ProjectId,
  workspaceId: 'workspace-1' as WorkspaceId,
  name: 'New project',
  description: '',
  status: 'PLANNING',
  priority: 'MEDIUM',
  tags: [],
  startDate: null,
  dueDate: null,
  lockedFields: [],
  version: 0,
  nextNumber: 1,
  createdAt: '2026-11-23T09:00:00.000Z' as Instant,
  updatedAt: '2026-11-23T09:00:00.000Z' as Instant,
  deletedAt: null,
};

/** What the planner is given for a goal in a new project, on Monday 23 November 2026. */
export function plannerInput(goal: string, more: Partial<PlannerInput> = {}): PlannerInput {
  return {
    agent: 'PLANNER',
    goal,
    sentences: briefSentences(more.goal ?? goal),
    covered: new Map(),
    revised: new Map(),
    former: new Map(),
    moved: new Set(),
    removed: [],
    project: NEW_PROJECT,
    tasks: [],
    dependencies: [],
    people: new Map(),
    today: '2026-11-23' as LocalDate,
    timeZone: 'Europe/Vienna',
    maxRootTasks: 6,
    ...more,
  };
}

/** Every event that the builtin planner has for an input. */
export function planEvents(input: PlannerInput): Promise<AgentEvent[]> {
  return Array.fromAsync(createBuiltinAgent().run(input, new AbortController().signal, { takeRefusals: () => [] }));
}

export async function planOperations(goal: string, more: Partial<PlannerInput> = {}): Promise<AgentOperation[]> {
  return operationsOf(await planEvents(plannerInput(goal, more)));
}

export function operationsOf(events: readonly AgentEvent[]): AgentOperation[] {
  return events.filter((event) => event.type === 'operation').map((event) => event.operation);
}
