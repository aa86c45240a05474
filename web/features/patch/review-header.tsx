import { Eye, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ReviewPageQuery } from '../../__generated__/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { isBeingRefined } from '../planning/refining.ts';
import { cutSentence } from '../planning/run-words.ts';
import { countSigns } from './operation.ts';
import type { ReviewOperation } from './operation.ts';
import { totalsOf } from './patch-totals.ts';
import { SignCounters } from './sign-chip.tsx';
import type { LargeChange } from './use-large-change.ts';

export type ReviewedPatch = NonNullable<ReviewPageQuery['patch']>;

export interface ReviewHeaderProps {
  readonly patch: ReviewedPatch;
  /** The operations that are in at present: the summary follows the decisions. */
  readonly included: readonly ReviewOperation[];
  /** Shown on demand: where the person asks for something else. */
  readonly refine: ReactNode;
  /** What it was made from: the words that were asked, and how much of them is in it. Null for what no agent proposed. */
  readonly origin: ReactNode;
  /** Shows the plan with what is in. */
  readonly onPreview: () => void;
  /** Whether it changes much of the plan, which somebody has to accept. */
  readonly large: LargeChange;
  /** Applies what is in, and asks for what did not arrive. */
  readonly onRest: () => void;
}

/** What a proposal is, who made it, and what it comes to. */
export function ReviewHeader(props: ReviewHeaderProps) {
  const { patch, included, refine, origin, large, onPreview, onRest } = props;
  // Who was at the words when the last operation arrived goes on with them.
  const [isRefining, setIsRefining] = useState(() => patch.run !== null && isBeingRefined(patch.run.id));
  const [showsWhy, setShowsWhy] = useState(false);
  const totals = totalsOf(included);
  return (
    <header className="flex max-h-[60dvh] flex-col gap-1 overflow-y-auto border-b border-line px-3 py-2 sm:px-4">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
        <h1 tabIndex={-1} className="min-w-0 text-16 font-semibold [overflow-wrap:anywhere] max-sm:basis-full">
          {patch.title}
        </h1>
        <SignCounters hidesZeros {...countSigns(patch.operations)} />
        <span className="ml-auto flex gap-1">
          {patch.rationale !== null && patch.rationale !== '' && (
            <Button variant="ghost" aria-expanded={showsWhy} onClick={() => setShowsWhy(!showsWhy)}>
              Why
            </Button>
          )}
          <Button variant="ghost" shortcut="review.preview" disabled={included.length === 0} onClick={onPreview}>
            <Eye className="size-4" aria-hidden="true" />
            Preview
          </Button>
          {refine !== null && (
            <Button variant="ghost" aria-expanded={isRefining} onClick={() => setIsRefining(!isRefining)}>
              Refine…
            </Button>
          )}
        </span>
      </div>
      <p className="text-12 text-mut">{[`Proposed by ${patch.authorName}`, ...totals].join(' · ')}</p>
      {origin}
      {showsWhy && (
        <p className="max-h-48 max-w-3xl overflow-y-auto pb-1 [overflow-wrap:anywhere] whitespace-pre-wrap">
          {patch.rationale}
        </p>
      )}
      {patch.run?.incomplete && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Note>{`${cutSentence(patch.run.errorCode) ?? 'It was stopped.'} This is what had arrived by then.`}</Note>
          <Button onClick={onRest}>Apply it and get the rest</Button>
          {refine !== null && (
            <Button variant="ghost" onClick={() => setIsRefining(true)}>
              Ask another provider…
            </Button>
          )}
        </div>
      )}
      {large.sentence !== null && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Note>{large.sentence}</Note>
          {large.isAccepted ? (
            <Chip tone="add">{large.acceptedBy === null ? 'Accepted' : `Accepted by ${large.acceptedBy}`}</Chip>
          ) : (
            <Button onClick={large.accept}>Accept that</Button>
          )}
        </div>
      )}
      {isRefining && <div className="max-w-2xl py-2">{refine}</div>}
    </header>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-1.5 text-12 text-mod">
      <TriangleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
