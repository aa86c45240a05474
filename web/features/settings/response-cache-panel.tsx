import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import {
  ProvidersPageDocument,
  ResponseCachePanel_ClearDocument,
  type ResponseCachePanel_CacheFragment,
} from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/live-regions.tsx';

/** What the answers that are kept have been good for, and a way to forget them. `cache` is null where none are kept. */
export function ResponseCachePanel({ cache }: { readonly cache: ResponseCachePanel_CacheFragment | null }) {
  const [clear, { loading }] = useMutation(ResponseCachePanel_ClearDocument, {
    refetchQueries: [ProvidersPageDocument],
  });
  const [problem, setProblem] = useState<string | null>(null);

  async function forget() {
    setProblem(null);
    try {
      await clear();
      announce('All answers are forgotten.');
    } catch (error) {
      setProblem(errorSentence(error));
      announce(errorSentence(error), 'assertive');
    }
  }

  return (
    <section aria-labelledby="response-cache" className="mt-8">
      <h2 id="response-cache" className="text-14 font-medium">
        Answers to equal requests
      </h2>
      {cache ? (
        <>
          <p className="mt-1 max-w-xl text-12 text-mut">{rule(cache)}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
            <span className="tabular-nums">{state(cache)}</span>
            <Button busy={loading} disabled={cache.entries === 0} onClick={() => void forget()}>
              Forget all answers
            </Button>
          </div>
        </>
      ) : (
        <p className="mt-1 max-w-xl text-12 text-mut">None are kept: every request is asked.</p>
      )}
      {problem !== null && <p className="mt-2 text-13 text-del">{problem}</p>}
    </section>
  );
}

function rule({ store, keepMinutes, maxEntries }: ResponseCachePanel_CacheFragment): string {
  const place = store === 'redis' ? 'in Redis' : 'in this server’s memory';
  const hours = keepMinutes % 60 === 0 ? `${keepMinutes / 60} hours` : `${keepMinutes} minutes`;
  return `A request that equals an earlier one to the letter gets its answer again, at once and at no cost, and says so. Up to ${maxEntries.toLocaleString('en-GB')} are kept for ${hours}, ${place}.`;
}

function state({ isReachable, entries, bytes, hits, misses }: ResponseCachePanel_CacheFragment): string {
  if (!isReachable) return 'Redis cannot be reached, so every request is asked.';
  const kept = `${entries.toLocaleString('en-GB')} kept (${size(bytes)})`;
  const asked = hits + misses;
  return asked === 0 ? `${kept}, nothing asked yet` : `${kept}, ${hits} of ${asked} requests answered by them`;
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
