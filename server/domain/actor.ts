import type { WorkspaceId } from './ids.ts';

export const ROLES = ['ADMIN', 'MANAGER', 'CONTRIBUTOR', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];

export const AUTHOR_KINDS = ['USER', 'AGENT', 'INTEGRATION'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/** Who is asking. Rights follow from it and from nothing else. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly workspaceId: WorkspaceId;
  readonly workspaceName: string;
}
