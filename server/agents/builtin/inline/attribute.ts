import type { LocalDate } from '../../../domain/ids.ts';
import type { Priority } from '../../../domain/project.ts';
import type { TaskStatus } from '../../../domain/task.ts';
import type { DateReader } from './date-reader.ts';
import type { NameBook } from './name-book.ts';

/** One thing that the words around a task say about it. */
export type Attribute =
  | { readonly kind: 'estimate'; readonly minutes: number; readonly isRange: boolean }
  | { readonly kind: 'dates'; readonly start: LocalDate | null; readonly due: LocalDate | null }
  | { readonly kind: 'people'; readonly names: readonly string[] }
  | { readonly kind: 'priority'; readonly priority: Priority }
  | { readonly kind: 'tags'; readonly tags: readonly string[] }
  | { readonly kind: 'status'; readonly status: TaskStatus }
  /** The words that name the tasks to wait for; they are looked up when every task is known. */
  | { readonly kind: 'dependencies'; readonly text: string };

/** What the readers need to know besides the text. */
export interface ReadingContext {
  readonly dates: DateReader;
  readonly names: NameBook;
}
