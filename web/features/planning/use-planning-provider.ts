import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ProviderListDocument } from '../../__generated__/graphql.ts';
import type { PlanningProvider } from './provider-menu.tsx';
import { remember, remembered } from '../../lib/remembered.ts';

const KEY = 'orchestrator.provider';

/** What was chosen last in this browser; null where the server is to choose. */
export function chosenProvider(): string | null {
  return remembered(KEY);
}

export interface ProviderChoice {
  /** Empty until the server has answered. */
  readonly providers: readonly PlanningProvider[];
  /** The provider that is asked first; null until the server has answered. */
  readonly provider: PlanningProvider | null;
  /** Id of the one that the person has chosen; null: the server decides, and goes on elsewhere where one fails. */
  readonly chosen: string | null;
  readonly choose: (providerId: string | null) => void;
}

/** Who plans: what was chosen last in this browser, as long as it is set up, and else what the server prefers. */
export function usePlanningProvider(): ProviderChoice {
  const { data } = useQuery(ProviderListDocument, { fetchPolicy: 'cache-and-network' });
  const [chosen, setChosen] = useState(chosenProvider);
  const providers = data?.providers ?? [];
  const configured = providers.filter((provider) => provider.configured);
  const own = configured.find(({ id }) => id === chosen) ?? null;
  return {
    providers,
    provider: own ?? configured.find(({ isDefault }) => isDefault) ?? configured[0] ?? null,
    chosen: own?.id ?? null,
    choose(providerId) {
      remember(KEY, providerId);
      setChosen(providerId);
    },
  };
}
