import type { EventBus, Topic } from './event-bus.ts';

/** For one process: nobody else is there to hear what it announces. */
export class InProcessBus implements EventBus {
  readonly #listeners = new Map<Topic, Set<() => void>>();

  publish(topic: Topic): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener();
  }

  /** Hints on every topic, for when some may have been missed. */
  publishAll(): void {
    for (const topic of this.#listeners.keys()) this.publish(topic);
  }

  subscribe(topic: Topic, listener: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(topic, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    };
  }

  announce(_text: string): void {}

  hear(_listener: (text: string) => void): () => void {
    return () => {};
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
