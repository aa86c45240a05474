import type { ConversationId, ProjectId, RunId, TaskId } from '../domain/ids.ts';

/** What there may be news of. The news itself is in storage: a topic only says that it is worth reading. */
export type Topic =
  | `project ${ProjectId}`
  | `run ${RunId}`
  | `cancel ${RunId}`
  | `conversation ${ConversationId}`
  | `discussion ${TaskId}`
  | `views ${ProjectId}`
  | `presence ${ProjectId}`
  | 'inbox'
  | 'queue'
  | 'spending';

/** NOTIFY takes 8,000, and the name of the node goes with it. */
export const ANNOUNCEMENT_BYTES = 7_500;

/**
 * Carries hints between those who write and those who follow, within a node and between nodes.
 *
 * Contract:
 * - hints may be lost, repeated or merged; followers read storage, and look by themselves now and then;
 * - `publish` never throws and never waits;
 * - listeners must not throw; they run on the publisher's stack or later.
 */
export interface EventBus {
  publish(topic: Topic): void;
  /** Calls `listener` for each hint on the topic; the answer ends it. */
  subscribe(topic: Topic, listener: () => void): () => void;
  /**
   * Tells the other nodes something that no storage holds and that is worth nothing a minute later. Those who hear one
   * node hear it in order; anything may be lost. At most `ANNOUNCEMENT_BYTES` in UTF-8. Never throws and never waits.
   */
  announce(text: string): void;
  /** Calls `listener` with what other nodes announce, which is to be read like any input; the answer ends it. */
  hear(listener: (text: string) => void): () => void;
  close(): Promise<void>;
}
