/** What the migrations made, column by column. Rows stop in this folder: everything else speaks domain types. */
export interface Tables {
  workspace: { id: string; name: string; created_at: string };
  person: {
    id: string;
    workspace_id: string;
    name: string;
    name_key: string;
    email: string | null;
    weekly_capacity_minutes: number;
    created_at: string;
  };
  project: {
    id: string;
    workspace_id: string;
    name: string;
    description: string;
    status: string;
    priority: string;
    tags: string;
    start_date: string | null;
    due_date: string | null;
    locked_fields: string;
    version: number;
    next_number: number;
    initial_fields: string;
    created_at: string;
    updated_at: string;
    deleted_at: string | null;
  };
  task: TaskRow;
  deleted_task: { id: string; workspace_id: string; project_id: string; version: number; deleted_at: string };
  dependency: { workspace_id: string; project_id: string; task_id: string; depends_on_id: string };
  run: {
    id: string;
    workspace_id: string;
    agent: string;
    status: string;
    project_id: string | null;
    task_id: string | null;
    conversation_id: string | null;
    actor: string;
    prompt: string;
    provider: string;
    model: string;
    options: string;
    proposal_id: string;
    patch_id: string | null;
    base_version: number | null;
    incomplete: number;
    input_tokens: number;
    output_tokens: number;
    cost_usd: number | null;
    error: string | null;
    error_code: string | null;
    cancel_requested: number;
    node_id: string | null;
    lease_until: string | null;
    created_at: string;
    started_at: string | null;
    finished_at: string | null;
  };
  run_event: {
    workspace_id: string;
    run_id: string;
    sequence: number;
    type: string;
    at: string;
    text: string | null;
    operation: string | null;
  };
  patch: {
    id: string;
    workspace_id: string;
    project_id: string;
    status: string;
    title: string;
    rationale: string | null;
    base_version: number;
    revision: number;
    applied_version: number | null;
    author_kind: string;
    author_id: string;
    author_name: string;
    run_id: string | null;
    reverts_id: string | null;
    operations: string;
    effects: string;
    changed_task_ids: string;
    deleted_task_ids: string;
    created_at: string;
    applied_at: string | null;
    sort_key: string;
  };
  task_change: {
    project_id: string;
    task_id: string;
    version: number;
    patch_id: string;
    fields: string;
    workspace_id: string;
  };
  conversation: {
    id: string;
    workspace_id: string;
    project_id: string | null;
    title: string;
    summary: string | null;
    summary_through: number;
    created_at: string;
    updated_at: string;
  };
  message: {
    id: string;
    workspace_id: string;
    conversation_id: string;
    sequence: number;
    role: string;
    text: string;
    run_id: string | null;
    created_at: string;
  };
  saved_view: {
    id: string;
    workspace_id: string;
    project_id: string;
    name: string;
    name_key: string;
    view: string;
    search: string;
    author_name: string;
    created_at: string;
    updated_at: string;
  };
  idempotency: {
    workspace_id: string;
    caller: string;
    key: string;
    request_hash: string;
    result: string;
    created_at: string;
  };
}

export interface TaskRow {
  id: string;
  workspace_id: string;
  project_id: string;
  number: number;
  parent_id: string | null;
  order_key: string;
  depth: number;
  title: string;
  description: string;
  acceptance_criteria: string;
  status: string;
  priority: string;
  estimated_minutes: number | null;
  actual_minutes: number;
  start_date: string | null;
  due_date: string | null;
  assignee_id: string | null;
  tags: string;
  metadata: string;
  version: number;
  created_at: string;
  updated_at: string;
  completed_at: string | null;
}
