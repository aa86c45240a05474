import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';

const EXAMPLE = `# The API of this server. Ctrl+Space completes, Ctrl+Enter runs.
query Projects {
  viewer { name workspaceName }
  projects(first: 5) {
    nodes { id name version progress { taskCount completedCount } }
  }
}
`;

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  wsClient: createClient({ url: '/graphql', lazy: true }),
});

const root = document.getElementById('root');
if (root) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={EXAMPLE} defaultEditorToolsVisibility />);
