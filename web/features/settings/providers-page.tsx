import { useQuery } from '@apollo/client/react';
import { ProvidersPageDocument } from '../../__generated__/graphql.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AgentOrders } from './agent-orders.tsx';
import { ProviderCard } from './provider-card.tsx';
import { ProviderLimits } from './provider-limits.tsx';
import { ResponseCachePanel } from './response-cache-panel.tsx';

/**
 * Where agents can think, whether it works, and what to set on the server for those that are not set up. Nothing can be
 * set here: keys are settings of the server's process and never travel to a browser.
 */
export function ProvidersPage() {
  useDocumentTitle('Providers');
  const { data, loading, error, refetch } = useQuery(ProvidersPageDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <h1 tabIndex={-1} className="text-20 font-semibold">
        Providers
      </h1>
      <p className="mt-2 max-w-xl text-mut">
        Where plans are thought out. What is set here stands in the server’s environment and in its settings file,
        orchestrator.config.json; keys stay on the server.
      </p>
      {error && !data && (
        <div role="alert" className="mt-6 flex items-center gap-3 text-del">
          <p>The list could not be loaded. {error.message}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {loading && !data && <Skeleton rows={6} label="Loading providers" />}
      {data && (
        <>
          <ul className="mt-6 divide-y divide-line rounded-panel border border-line bg-raised">
            {data.providers.map((provider) => (
              <ProviderCard key={provider.id} provider={provider} />
            ))}
          </ul>
          <AgentOrders settings={data.providerSettings} />
          <ProviderLimits settings={data.providerSettings} />
          <ResponseCachePanel cache={data.responseCache} />
        </>
      )}
    </>
  );
}
