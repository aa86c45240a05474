import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';

type Observer = { next(value: unknown): void; error(error: unknown): void; complete(): void };

/** One request that the client has sent and that waits for the test's answer. */
export interface ScriptedRequest {
  readonly name: string;
  readonly variables: Record<string, unknown>;
  readonly isClosed: boolean;
  answer(data: unknown): void;
  refuse(code: string, message: string, extensions?: Record<string, unknown>): void;
  /** The connection breaks: nobody knows whether the request was carried out. */
  breakOff(): void;
  /** The server ends a subscription. */
  end(): void;
}

/** A server whose answers the test gives, one by one: `requests` holds what was asked, oldest first. */
export function scriptedServer() {
  const requests: ScriptedRequest[] = [];
  const link = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        const request = scriptedRequest(operation, observer as Observer);
        requests.push(request);
        return () => {
          (request as { isClosed: boolean }).isClosed = true;
        };
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link, dataMasking: true });
  return {
    client,
    requests,
    /** The requests of one operation, oldest first. */
    of: (name: string) => requests.filter((request) => request.name === name),
  };
}

function scriptedRequest(operation: ApolloLink.Operation, observer: Observer): ScriptedRequest {
  const isSubscription = operation.operationType === 'subscription';
  const finish = () => {
    if (!isSubscription) observer.complete();
  };
  return {
    name: operation.operationName ?? '',
    variables: operation.variables,
    isClosed: false,
    answer(data) {
      observer.next({ data });
      finish();
    },
    refuse(code, message, extensions = {}) {
      observer.next({ errors: [{ message, extensions: { code, ...extensions } }] });
      finish();
    },
    breakOff: () => observer.error(new TypeError('Failed to fetch')),
    end: () => observer.complete(),
  };
}

/** Lets promises and microtasks of the client settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
