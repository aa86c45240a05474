import { createHash } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { acceptanceFrom } from '../domain/acceptance.ts';
import { badInput } from '../domain/app-error.ts';
import { PROJECT_RULES } from '../domain/field-rules.ts';
import type { PatchId, ProjectId } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Acceptance } from '../domain/patch-check.ts';
import type { ConflictPolicy, Patch } from '../domain/patch.ts';
import { storableText } from '../domain/storable-text.ts';
import type { IdempotencyKey } from '../storage/idempotency.ts';
import type { SentDraft } from './sent-drafts.ts';

/** What callers write, and what of it can never be right. */

const IDEMPOTENCY_KEY_CHARACTERS = 255;

/** Either a proposal by id, or operations written here. */
export interface ApplyInput {
  readonly patchId?: PatchId | undefined;
  /** Ids of operations, or `id.field` for single fields of updates. */
  readonly accept?: readonly string[] | undefined;
  readonly projectId?: ProjectId | undefined;
  readonly baseVersion?: number | undefined;
  readonly title?: string | undefined;
  readonly drafts?: readonly SentDraft[] | undefined;
  readonly onConflict: ConflictPolicy;
  readonly idempotencyKey: string | null;
}

export function ruleTitle(title: string): string {
  const ruled = PROJECT_RULES.name(title);
  if (ruled.ok) return ruled.value;
  throw badInput('title', ruled.message.replace('The name', 'The title'));
}

export function ruleRationale(rationale: string | null): string | null {
  if (rationale === null || rationale.length <= LIMITS.rationaleCharacters) return rationale;
  throw badInput('rationale', `The rationale has more than ${LIMITS.rationaleCharacters} characters.`);
}

export function requireOneForm(input: ApplyInput): void {
  const { patchId, projectId, drafts, accept, title, baseVersion } = input;
  if (patchId === undefined) {
    if (projectId === undefined)
      throw badInput('projectId', 'Name a proposed patch by patchId, or a project and its operations.');
    if (drafts === undefined) throw badInput('operations', 'Operations are missing.');
    if (accept !== undefined)
      throw badInput('accept', 'accept chooses among the operations of a proposal; it needs a patchId.');
    return;
  }
  const extra = { projectId, operations: drafts, title, baseVersion };
  for (const [field, value] of Object.entries(extra))
    if (value !== undefined) throw badInput(field, `${field} does not go with patchId: the proposal has its own.`);
}

export function ruleAcceptance(patch: Patch, accept: readonly string[], field = 'accept'): Acceptance {
  const ruled = acceptanceFrom(patch.operations, accept);
  if ('acceptance' in ruled) return ruled.acceptance;
  const { unknownIndex } = ruled;
  throw badInput(`${field}.${unknownIndex}`, `The patch has no operation or field “${accept[unknownIndex]}”.`);
}

export function ruleIdempotencyKey(actor: Actor, key: string | null): IdempotencyKey | null {
  if (key === null) return null;
  if (key.trim() === '' || key.length > IDEMPOTENCY_KEY_CHARACTERS)
    throw badInput('idempotencyKey', `The key must have between 1 and ${IDEMPOTENCY_KEY_CHARACTERS} characters.`);
  return { workspaceId: actor.workspaceId, caller: actor.id, key: storableText(key) };
}

/** What tells two calls under one key apart. */
export function fingerprint(request: object): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}

/** “Undo: …” of a patch's title; undoing that is “Redo: …”. */
export function undoTitle(title: string): string {
  const undone = /^Undo: (.*)$/su.exec(title)?.[1];
  return [...(undone === undefined ? `Undo: ${title}` : `Redo: ${undone}`)].slice(0, LIMITS.titleCharacters).join('');
}
