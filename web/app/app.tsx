import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from '@tanstack/react-router';
import { client } from '../apollo/client.ts';
import { OuterErrorBoundary } from './outer-error-boundary.tsx';
import { router } from './router.tsx';

export function App() {
  return (
    <OuterErrorBoundary>
      <ApolloProvider client={client}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </OuterErrorBoundary>
  );
}
