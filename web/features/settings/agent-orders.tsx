import type { AgentKind, AgentOrders_SettingsFragment } from '../../__generated__/graphql.ts';

const AGENTS: Readonly<Record<AgentKind, string>> = {
  PLANNER: 'Planner',
  DECOMPOSER: 'Decomposer',
  EDITOR: 'Editor',
  ORCHESTRATOR: 'Orchestrator',
};

type Order = AgentOrders_SettingsFragment['orders'][number];

/** Whom each agent asks first, and where it goes on when that fails. */
export function AgentOrders({ settings }: { readonly settings: AgentOrders_SettingsFragment }) {
  const { orders, fallsBackOnRefusal, fallsBackOnInvalidOutput, fallsBackFromNamedProvider } = settings;
  const groups = grouped(orders);
  return (
    <section aria-labelledby="agent-orders" className="mt-8">
      <h2 id="agent-orders" className="text-14 font-medium">
        Who is asked first
      </h2>
      <p className="mt-1 max-w-xl text-12 text-mut">
        A run goes on at the next one when a provider fails for good, from what has arrived
        {fallsBackOnRefusal ? ', also after a refusal' : ''}
        {fallsBackOnInvalidOutput ? ', also after answers that cannot be read' : ''}.{' '}
        {fallsBackFromNamedProvider
          ? 'That holds for a provider that you have chosen yourself, too.'
          : 'A provider that you have chosen yourself is not left.'}
      </p>
      <dl className="mt-3 flex flex-col gap-3">
        {groups.map(({ agents, routes }) => (
          <div key={agents} className="flex flex-col gap-1">
            <dt className="text-13 font-medium">{agents}</dt>
            <dd>
              <ol className="flex flex-wrap gap-x-4 gap-y-1">
                {routes.map(({ provider, model }, index) => (
                  <li key={`${provider.id} ${model}`} className="text-13 text-mut">
                    <span className="tabular-nums">{index + 1}.</span> {provider.name}
                    {provider.id === 'builtin' || model === '' ? '' : ` · ${model}`}
                    {provider.configured ? '' : ' (not set up)'}
                  </li>
                ))}
              </ol>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Agents with the same order together; what is not set up is left out where nothing names it. */
function grouped(orders: readonly Order[]): { readonly agents: string; readonly routes: Order['routes'] }[] {
  const groups = new Map<string, { names: string[]; routes: Order['routes'] }>();
  for (const { agent, routes } of orders) {
    const key = routes.map(({ provider, model }) => `${provider.id} ${model}`).join('\n');
    const group = groups.get(key) ?? { names: [], routes };
    group.names.push(AGENTS[agent]);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ names, routes }) => ({
    agents: names.length === orders.length ? 'All agents' : names.join(', '),
    routes,
  }));
}
