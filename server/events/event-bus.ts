import type { ProjectId, RunId, TaskId } from '../domain/ids.ts';

/** What there may be news of. The news itself is in storage: a topic only says that it is worth reading. */
export type Topic =
  `project ${ProjectId}` | `run ${RunId}` | `cancel ${RunId}` | `discussion ${TaskId}` | 'inbox' | 'queue' | 'spending';

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
  close(): Promise<void>;
}
