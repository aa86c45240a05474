import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ProviderListDocument } from '../../__generated__/graphql.ts';
import type { PlanningProvider } from './provider-menu.tsx';

const KEY = 'orchestrator.provider';

export interface ProviderChoice {
  /** Empty until the server has answered. */
  readonly providers: readonly PlanningProvider[];
  /** The provider that will plan; null until the server has answered. */
  readonly provider: PlanningProvider | null;
  readonly choose: (providerId: string) => void;
}

/** Who plans: what was chosen last in this browser, as long as it is set up, and else the server's default. */
export function usePlanningProvider(): ProviderChoice {
  const { data } = useQuery(ProviderListDocument, { fetchPolicy: 'cache-and-network' });
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const providers = data?.providers ?? [];
  const configured = providers.filter((provider) => provider.configured);
  const provider =
    configured.find(({ id }) => id === chosen) ??
    configured.find(({ isDefault }) => isDefault) ??
    configured[0] ??
    null;
  return {
    providers,
    provider,
    choose(providerId) {
      localStorage.setItem(KEY, providerId);
      setChosen(providerId);
    },
  };
}
