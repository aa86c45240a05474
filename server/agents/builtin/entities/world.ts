import type { Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import type { DateReader } from '../inline/date-reader.ts';

/** What the words of an instruction can mean: the plan as it is by now, and what was spoken of before. */
export interface World {
  readonly draft: PlanDraft;
  readonly dates: DateReader;
  /** "These": what the person had selected. */
  readonly selection: readonly Task[];
  /** "It", "them": what the words before spoke of; empty where there were none. */
  readonly mentioned: readonly Task[];
  /** "Him", "her tasks": who was spoken of last; null where nobody was. */
  readonly person: string | null;
  /** What an "except …" at the end of the clause takes out of its groups. */
  readonly excepted: readonly Task[];
}
