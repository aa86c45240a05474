import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { planClient } from '../../web/apollo/client.ts';
import { EditOutcomes } from '../../web/app/edit-outcomes.tsx';
import { LiveRegions } from '../../web/ui/live-regions.tsx';

// Parts of a page that come when they are wanted take their time on a busy machine.
configure({ asyncUtilTimeout: 8_000 });

type Variables = Record<string, unknown>;
/** Answers one operation: its data, an error to fail with, or for a subscription a stream of data. */
export type Handler = (variables: Variables) => object | Promise<object> | Observable<object>;

/** What the components ask, answered by hand, operation by operation. An operation without a handler fails the test. */
export class ScriptedApi {
  readonly calls: { readonly name: string; readonly variables: Variables }[] = [];
  readonly #handlers: Record<string, Handler>;

  constructor(handlers: Record<string, Handler>) {
    this.#handlers = handlers;
  }

  callsOf(name: string): Variables[] {
    return this.calls.filter((call) => call.name === name).map(({ variables }) => variables);
  }

  client(): ApolloClient {
    const link = new ApolloLink(({ operationName = '', variables }) => {
      this.calls.push({ name: operationName, variables });
      const handler = this.#handlers[operationName];
      if (!handler) throw new Error(`The test has no answer for ${operationName}.`);
      return new Observable((observer) => {
        let isOver = false;
        const answer = handler(variables);
        if (answer instanceof Observable) {
          return answer.subscribe({
            next: (data) => observer.next({ data: data as Record<string, unknown> }),
            error: (error: unknown) => observer.error(error),
            complete: () => observer.complete(),
          });
        }
        Promise.resolve(answer).then(
          (data) => {
            if (isOver) return;
            observer.next(data as { data: Record<string, unknown> });
            observer.complete();
          },
          (error: unknown) => observer.error(error),
        );
        return () => {
          isOver = true;
        };
      });
    });
    return new ApolloClient({ cache: new InMemoryCache(), link, dataMasking: true });
  }
}

/** The routes that pages lead to, as empty pages that say where one is. */
const ELSEWHERE = [
  '/welcome',
  '/import',
  '/p/$projectId/import',
  '/settings/providers',
  '/p/$projectId/outline',
  '/p/$projectId/plan/$patchId',
  '/p/$projectId/run/$runId',
  '/p/$projectId/history',
  '/p/$projectId/trash',
  '/p/$projectId/compare',
  '/p/$projectId/history/$patchId',
];

/** Shows `Page` at `path`, opened at `url`. `location()` tells where navigation has led. */
export function openPage(options: {
  api: ScriptedApi;
  path: string;
  url: string;
  Page: () => ReactNode;
  /** What other pages wait for before they are there; nothing when absent. */
  waitsFor?: Promise<void> | undefined;
}) {
  const client = options.api.client();
  // Edits are sent by a client of their own.
  planClient.setLink(client.link);
  const rootRoute = createRootRoute({
    component: () => (
      <>
        <Outlet />
        <EditOutcomes />
      </>
    ),
  });
  const routes = ELSEWHERE.map((path) =>
    createRoute({
      getParentRoute: () => rootRoute,
      path,
      component: path === options.path ? options.Page : () => <p>Elsewhere</p>,
      loader: () => (path === options.path ? undefined : options.waitsFor),
    }),
  );
  const history = createMemoryHistory({ initialEntries: [options.url] });
  const router = createRouter({ routeTree: rootRoute.addChildren(routes), history });
  const view = render(
    <ApolloProvider client={client}>
      <RouterProvider router={router as never} />
      <LiveRegions />
    </ApolloProvider>,
  );
  return {
    ...view,
    location: () => history.location.pathname,
    historyLength: () => history.length,
    back: () => history.back(),
  };
}

/** jsdom lays nothing out, so the virtual list is told sizes: a tall window, rows of 36 px. */
export function giveElementsASize(): void {
  const height = {
    configurable: true,
    get(this: HTMLElement) {
      return this.dataset['index'] === undefined ? 900 : 36;
    },
  };
  const width = { configurable: true, get: () => 800 };
  Object.defineProperties(HTMLElement.prototype, {
    offsetHeight: height,
    clientHeight: height,
    offsetWidth: width,
    clientWidth: width,
  });
  window.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
}
