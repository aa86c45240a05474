import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { ProviderCard_TestDocument, type ProviderCard_TestMutation } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { announce } from '../../ui/live-regions.tsx';

export type ProviderTestResult = ProviderCard_TestMutation['testProvider'];

export interface ProviderTesting {
  readonly test: (model: string) => Promise<void>;
  readonly isTesting: boolean;
  /** What the last test has shown; null before the first, and while the next is under way. */
  readonly result: ProviderTestResult | null;
  /** Why the last test could not be made; null where it was. */
  readonly problem: string | null;
  /** Takes the last result away: it was about something else. */
  readonly forget: () => void;
}

/** Tries a provider with one small real call. */
export function useProviderTest(id: string): ProviderTesting {
  const [run, { loading }] = useMutation(ProviderCard_TestDocument, { fetchPolicy: 'no-cache' });
  const [result, setResult] = useState<ProviderTestResult | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  function forget() {
    setResult(null);
    setProblem(null);
  }

  async function test(model: string) {
    forget();
    try {
      const { data } = await run({ variables: { id, model } });
      if (!data) return;
      setResult(data.testProvider);
      announce(data.testProvider.message, data.testProvider.isWorking ? 'polite' : 'assertive');
    } catch (error) {
      setProblem(errorSentence(error));
      announce(errorSentence(error), 'assertive');
    }
  }

  return { test, isTesting: loading, result, problem, forget };
}
