import type { EventBus } from './event-bus.ts';

/** The bus, on which news of any project are also a hint that somebody's inbox may hold something else. */
export function withInboxHints(bus: EventBus): EventBus {
  return {
    publish(topic) {
      bus.publish(topic);
      if (topic.startsWith('project ')) bus.publish('inbox');
    },
    subscribe: (topic, listener) => bus.subscribe(topic, listener),
    announce: (text) => bus.announce(text),
    hear: (listener) => bus.hear(listener),
    close: () => bus.close(),
  };
}
