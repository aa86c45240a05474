import type { PersonId, WorkspaceId } from './ids.ts';

/** Somebody who can be given work; may have an account or not. */
export interface Person {
  readonly id: PersonId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly email: string | null;
  /** Working minutes per week that the schedule may use. */
  readonly weeklyCapacityMinutes: number;
}

/** Five days of eight hours. */
export const DEFAULT_WEEKLY_CAPACITY_MINUTES = 2400;

/** The form under which two spellings of a name are one person: "  ana " and "Ana". */
export function personKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
