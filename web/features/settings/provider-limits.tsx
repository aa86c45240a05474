import type { ProviderLimits_SettingsFragment } from '../../__generated__/graphql.ts';

/** How long a provider may take, and how often it is asked again. */
export function ProviderLimits({ settings }: { readonly settings: ProviderLimits_SettingsFragment }) {
  const { firstByteSeconds, silenceSeconds, runMinutes, retries } = settings;
  const facts = [
    { name: 'First byte of an answer', value: `within ${countOf(firstByteSeconds, 'second')}` },
    { name: 'Silence within an answer', value: `at most ${countOf(silenceSeconds, 'second')}` },
    { name: 'A whole run', value: `at most ${countOf(runMinutes, 'minute')}` },
    { name: 'A failed call', value: retries === 0 ? 'is not made again' : `is made again ${countOf(retries, 'time')}` },
  ];
  return (
    <section aria-labelledby="provider-limits" className="mt-8">
      <h2 id="provider-limits" className="text-14 font-medium">
        Limits
      </h2>
      <dl className="mt-3 grid max-w-xl grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-4 gap-y-1 text-13">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-mut">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
