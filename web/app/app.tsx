import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from '@tanstack/react-router';
import { askAgainAfterAway } from '../apollo/ask-again.ts';
import { client } from '../apollo/client.ts';
import { OuterErrorBoundary } from './outer-error-boundary.tsx';
import { router } from './router.tsx';

askAgainAfterAway();

export function App() {
  return (
    <OuterErrorBoundary>
      <ApolloProvider client={client}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </OuterErrorBoundary>
  );
}
