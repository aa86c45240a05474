import { useQuery } from '@apollo/client/react';
import { ProviderListDocument } from '../../__generated__/graphql.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Where agents can think, and what to set on the server for those that are not set up. Read-only: keys are settings of
 * the server's process and never travel to a browser. */
export function ProvidersPage() {
  useDocumentTitle('Providers');
  const { data, loading, error, refetch } = useQuery(ProviderListDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <h1 tabIndex={-1} className="text-20 font-semibold">
        Providers
      </h1>
      <p className="mt-2 max-w-xl text-mut">
        Where plans are thought out. Text that you give to a provider goes to its servers; the built-in planner works on
        this server alone and needs no key.
      </p>
      {error && !data && (
        <div role="alert" className="mt-6 flex items-center gap-3 text-del">
          <p>The list could not be loaded. {error.message}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {loading && !data && <Skeleton rows={5} label="Loading providers" />}
      {data && (
        <ul className="mt-6 divide-y divide-line rounded-panel border border-line bg-raised">
          {data.providers.map((provider) => (
            <li key={provider.id} className="flex flex-col gap-1 px-4 py-3">
              <div className="flex flex-wrap items-center gap-2">
                <h2 className="text-14 font-medium">{provider.name}</h2>
                <Chip tone={provider.configured ? 'add' : 'neutral'}>
                  {provider.configured ? 'Ready' : 'Not set up'}
                </Chip>
                {provider.isDefault && <Chip tone="accent">Default</Chip>}
                {provider.configured && provider.defaultModel !== '' && (
                  <span className="text-12 text-faint">{provider.defaultModel}</span>
                )}
              </div>
              {!provider.configured && provider.setup && <p className="text-mut">{provider.setup}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
