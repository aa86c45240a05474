import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import type { ProviderCard_ProviderFragment } from '../../__generated__/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useProviderTest, type ProviderTestResult } from './use-provider-test.ts';

export interface ProviderCardProps {
  readonly provider: ProviderCard_ProviderFragment;
}

/** One provider: whether it is set up, where what it is told goes, its models, and a test of the one that is chosen. */
export function ProviderCard({ provider }: ProviderCardProps) {
  const { id, name, configured, isDefault, setup, modelDetails } = provider;
  const [model, setModel] = useState(provider.defaultModel);
  const { test, isTesting, result, problem, forget } = useProviderTest(id);
  const selectId = useId();
  const isBuiltin = id === 'builtin';
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-14 font-medium">{name}</h2>
        <Chip tone={configured ? 'add' : 'neutral'}>{configured ? 'Ready' : 'Not set up'}</Chip>
        {isDefault && <Chip tone="accent">Asked first</Chip>}
      </div>
      <p className="text-12 text-mut [overflow-wrap:anywhere]">{configured ? whereItGoes(provider) : setup}</p>
      {configured && (
        <div className="flex flex-wrap items-center gap-2">
          {!isBuiltin && (
            <>
              <label htmlFor={selectId} className="sr-only">
                Model of {name}
              </label>
              <select
                id={selectId}
                value={model}
                onChange={(event) => {
                  setModel(event.target.value);
                  forget();
                }}
                className="h-7 max-w-full min-w-0 rounded-control border border-line2 bg-raised px-2 text-13 coarse:h-11"
              >
                {modelDetails.map((each) => (
                  <option key={each.name}>{each.name}</option>
                ))}
              </select>
            </>
          )}
          <Button busy={isTesting} onClick={() => void test(model)} aria-label={`Test ${name}`}>
            {isTesting ? 'Testing…' : 'Test'}
          </Button>
          {!isBuiltin && <ModelFacts model={modelDetails.find((each) => each.name === model)} />}
        </div>
      )}
      {result && <TestResult result={result} />}
      {problem !== null && <Finding isGood={false}>{problem}</Finding>}
    </li>
  );
}

function ModelFacts({ model }: { readonly model: ProviderCard_ProviderFragment['modelDetails'][number] | undefined }) {
  if (!model) return null;
  const { inputUsdPerMillion: input, outputUsdPerMillion: output, outputTokens } = model;
  return (
    <span className="text-12 text-mut tabular-nums">
      {input === null || output === null
        ? 'Price unknown: what it costs is not counted'
        : `${dollars(input)} in, ${dollars(output)} out for a million tokens`}
      {` · writes up to ${outputTokens.toLocaleString('en-GB')} at once`}
    </span>
  );
}

function TestResult({ result }: { readonly result: ProviderTestResult }) {
  const { isWorking, message, latencyMs, costUsd } = result;
  const facts = [
    latencyMs > 0 ? `${(latencyMs / 1000).toFixed(1)} s` : '',
    costUsd === null || costUsd === 0 ? '' : costUsd < 0.0001 ? 'less than $0.0001' : `$${costUsd.toFixed(4)}`,
  ].filter((fact) => fact !== '');
  return (
    <Finding isGood={isWorking}>
      {message}
      {facts.length > 0 && <span className="text-mut tabular-nums"> {facts.join(', ')}</span>}
    </Finding>
  );
}

function Finding({ isGood, children }: { readonly isGood: boolean; readonly children: React.ReactNode }) {
  const Icon = isGood ? CircleCheck : TriangleAlert;
  return (
    <p className={isGood ? 'flex items-start gap-1.5 text-13 text-add' : 'flex items-start gap-1.5 text-13 text-del'}>
      <Icon className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
      <span className="[overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}

/** Where what a provider is told goes, in one sentence. */
function whereItGoes({ id, host }: ProviderCard_ProviderFragment): string {
  if (id === 'builtin') return 'Works on this server alone: nothing leaves it, no key, no cost.';
  if (host === null) return 'What it is told goes to its server.';
  return /^(localhost|127\.|\[::1\])/.test(host)
    ? `What it is told goes to ${host}, on the server’s own machine.`
    : `The goal, the plan and the names in it go to ${host}.`;
}

function dollars(amount: number): string {
  return `$${amount.toLocaleString('en-US', { maximumFractionDigits: 4 })}`;
}
