/** At which statement a server ends: the last of these, which follow each other on one connection. */
export interface KillPlan {
  readonly when: 'before' | 'after';
  /** Regular expressions for SQL and its values. */
  readonly statements: readonly string[];
}
