import { Observable } from '@apollo/client';
import { Subject } from 'rxjs';

type EventType =
  'QUEUED' | 'STARTED' | 'TEXT' | 'OPERATION' | 'WARNING' | 'RETRY' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** The server's side of one run: its events, told from whatever sequence a subscription asks for. */
export class RunFeed {
  readonly #events: object[] = [];
  #live = new Subject<object>();
  readonly asked: number[] = [];

  tell(type: EventType, more: { text?: string; operation?: object } = {}): void {
    const event = {
      agentRunEvents: {
        __typename: 'AgentRunEvent',
        sequence: this.#events.length + 1,
        type,
        at: '2026-11-23T10:00:00Z',
        text: null,
        operation: null,
        ...more,
      },
    };
    this.#events.push(event);
    this.#live.next(event);
  }

  follow(after: number): Observable<object> {
    this.asked.push(after);
    return new Observable((observer) => {
      for (const event of this.#events.slice(after)) observer.next(event);
      return this.#live.subscribe(observer);
    });
  }

  end(): void {
    this.#live.complete();
  }

  cut(): void {
    const cut = this.#live;
    this.#live = new Subject();
    cut.error(new Error('Socket closed'));
  }
}
