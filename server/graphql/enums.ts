import { registerEnumType } from 'type-graphql';
import { AUTHOR_KINDS, ROLES } from '../domain/actor.ts';
import { MESSAGE_ROLES } from '../domain/conversation.ts';
import { CONFLICT_KINDS, CONFLICT_POLICIES, DECISIONS, OPERATION_KINDS, PATCH_STATUSES } from '../domain/patch.ts';
import { PLAN_PAGES } from '../domain/presence.ts';
import { PRIORITIES, PROJECT_STATUSES } from '../domain/project.ts';
import { AGENT_KINDS, RUN_EVENT_TYPES, RUN_STATUSES } from '../domain/run.ts';
import { CALL_OUTCOMES, USAGE_GROUPS } from '../domain/spending.ts';
import { TASK_STATUSES } from '../domain/task.ts';

/** Publishes a list of the domain as a GraphQL enum whose values are the words themselves. */
function enumOf<T extends string>(name: string, values: readonly T[], description?: string): { readonly [K in T]: K } {
  const words = Object.fromEntries(values.map((value) => [value, value])) as { readonly [K in T]: K };
  registerEnumType(words, { name, description });
  return words;
}

export const RoleEnum = enumOf('Role', ROLES);
export const AuthorKindEnum = enumOf('AuthorKind', AUTHOR_KINDS);
export const ProjectStatusEnum = enumOf('ProjectStatus', PROJECT_STATUSES);
export const PriorityEnum = enumOf('Priority', PRIORITIES);
export const TaskStatusEnum = enumOf('TaskStatus', TASK_STATUSES);
export const PatchStatusEnum = enumOf('PatchStatus', PATCH_STATUSES);
export const OperationKindEnum = enumOf('OperationKind', OPERATION_KINDS);
export const DecisionEnum = enumOf('Decision', DECISIONS);
export const ConflictKindEnum = enumOf('ConflictKind', CONFLICT_KINDS);
export const ConflictPolicyEnum = enumOf(
  'ConflictPolicy',
  CONFLICT_POLICIES,
  'What to do with operations that conflict with the plan as it now stands.',
);
export const AgentKindEnum = enumOf('AgentKind', AGENT_KINDS);
export const RunStatusEnum = enumOf('RunStatus', RUN_STATUSES);
export const RunEventTypeEnum = enumOf('RunEventType', RUN_EVENT_TYPES);
export const MessageRoleEnum = enumOf('MessageRole', MESSAGE_ROLES);
export const CallOutcomeEnum = enumOf(
  'CallOutcome',
  CALL_OUTCOMES,
  'CACHED: answered from a cache, no provider was asked. LOST: its server went away in the middle of it.',
);
export const UsageGroupEnum = enumOf('UsageGroup', USAGE_GROUPS, 'By what spending is summed.');
export const PlanPageEnum = enumOf('PlanPage', PLAN_PAGES, 'The pages that a project has in the web application.');
