import { Menu as BaseMenu } from '@base-ui/react/menu';
import { ChevronDown, Sparkles } from 'lucide-react';
import type { ProviderListQuery } from '../../__generated__/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuChoice, MenuSeparator } from '../../ui/menu.tsx';

export type PlanningProvider = ProviderListQuery['providers'][number];

export interface ProviderMenuProps {
  readonly providers: readonly PlanningProvider[];
  /** The provider that is asked first. */
  readonly provider: PlanningProvider;
  /** Id of the provider that was chosen; null: the server decides. */
  readonly chosen: string | null;
  readonly onChoose: (providerId: string | null) => void;
}

const AUTOMATIC = 'automatic';

/** Who plans. Providers that are not set up cannot be chosen; what they need stands beside them. */
export function ProviderMenu({ providers, provider, chosen, onChoose }: ProviderMenuProps) {
  const configured = providers.filter((provider) => provider.configured);
  const others = providers.filter((provider) => !provider.configured);
  return (
    <Menu
      trigger={
        <Button variant="ghost" aria-label={`Planned by ${provider.name}. Choose another provider`}>
          <Sparkles className="size-3.5" aria-hidden="true" />
          <span className="max-w-40 truncate">{provider.name}</span>
          <ChevronDown className="size-3" aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoice
        value={chosen ?? (configured.length > 1 ? AUTOMATIC : provider.id)}
        onChoose={(value) => onChoose(value === AUTOMATIC ? null : value)}
        options={[
          ...(configured.length > 1 ? [{ value: AUTOMATIC, label: automaticLabel(configured) }] : []),
          ...configured.map(({ id, name, defaultModel }) => ({
            value: id as string,
            label: defaultModel === '' || defaultModel === id ? name : `${name} · ${defaultModel}`,
          })),
        ]}
      />
      {others.length > 0 && <MenuSeparator />}
      {others.map(({ id, name, setup }) => (
        <BaseMenu.Group key={id}>
          <BaseMenu.GroupLabel className="max-w-72 px-2 py-1.5 text-12">
            <span className="block font-medium text-mut">{name} is not set up</span>
            {setup !== null && <span className="block text-faint">{setup}</span>}
          </BaseMenu.GroupLabel>
        </BaseMenu.Group>
      ))}
    </Menu>
  );
}

/** Whom the server asks first; with others behind it where it fails. */
function automaticLabel(configured: readonly PlanningProvider[]): string {
  const first = configured.find(({ isDefault }) => isDefault)?.name;
  return first === undefined ? 'Automatic' : `Automatic · ${first} first`;
}
