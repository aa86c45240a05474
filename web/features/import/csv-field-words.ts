import type { CsvField } from '../../__generated__/graphql.ts';

/** What the fields are called in the choice of a column, in the order of the list. */
export const CSV_FIELD_WORDS: Record<CsvField, string> = {
  TITLE: 'Title',
  NUMBER: 'Number or key',
  PARENT: 'Parent task',
  LEVEL: 'Level',
  GROUP: 'Group above it',
  STATUS: 'Status',
  PRIORITY: 'Priority',
  ASSIGNEE: 'Assignee',
  ESTIMATE: 'Estimate',
  SPENT: 'Time spent',
  START: 'Start',
  DUE: 'Due',
  TAGS: 'Tags',
  DEPENDS_ON: 'Depends on',
  DESCRIPTION: 'Description',
  ACCEPTANCE_CRITERIA: 'Acceptance criteria',
};
