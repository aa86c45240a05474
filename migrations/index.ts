import type { Migration } from 'kysely/migration';
import * as core from './2026-11-23-core.ts';
import * as conversations from './2026-11-25-conversations.ts';
import * as ledger from './2026-11-25-ledger.ts';
import * as savedViews from './2026-11-25-saved-views.ts';
import * as takeover from './2026-11-25-takeover.ts';
import * as taskDiscussion from './2026-11-25-task-discussion.ts';
import * as viewerInbox from './2026-11-25-viewer-inbox.ts';
import * as editedFields from './2026-11-26-edited-fields.ts';
import * as oneLedger from './2026-11-26-one-ledger.ts';
import * as whoApplied from './2026-11-26-who-applied.ts';
import * as yesToLargeChanges from './2026-11-26-yes-to-large-changes.ts';

/** Every migration, oldest first, imported by name: what runs is what was built. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '2026-11-23-core': core,
  '2026-11-25-conversations': conversations,
  '2026-11-25-ledger': ledger,
  '2026-11-25-saved-views': savedViews,
  '2026-11-25-takeover': takeover,
  '2026-11-25-task-discussion': taskDiscussion,
  '2026-11-25-viewer-inbox': viewerInbox,
  '2026-11-26-edited-fields': editedFields,
  '2026-11-26-one-ledger': oneLedger,
  '2026-11-26-who-applied': whoApplied,
  '2026-11-26-yes-to-large-changes': yesToLargeChanges,
};
