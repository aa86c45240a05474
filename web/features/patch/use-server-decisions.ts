import { useApolloClient } from '@apollo/client/react';
import type { Dispatch } from 'react';
import { useEffect, useRef, useState } from 'react';
import { ReviewPage_DecideDocument } from '../../__generated__/graphql.ts';
import { onConnectionReturn } from '../../apollo/connection.ts';
import { announce } from '../../ui/live-regions.tsx';
import { counted } from './patch-totals.ts';
import type { ReviewAction } from './review-actions.ts';
import type { ReviewedPatch } from './review-header.tsx';
import type { Review } from './review-model.ts';
import { sayKeptHere } from './say-kept-here.ts';
import { decisionsIn, takenOver, unsent } from './server-decisions.ts';

/** Deciding goes on while it is sent: what is decided within this time goes in one request. */
const SEND_AFTER_MS = 600;

/**
 * Keeps the decisions of a review on the server as well, so that all who look at the proposal see them, and takes over
 * what others decide. Without a connection they wait, and are sent when it is back or with the next decision.
 * Answers whether the server holds all of them.
 */
export function useServerDecisions(
  patch: ReviewedPatch,
  viewerName: string,
  review: Review,
  dispatch: Dispatch<ReviewAction>,
): boolean {
  const client = useApolloClient();
  const { id: patchId, operations } = patch;
  const [known, setKnown] = useState(() => decisionsIn(operations));
  const [attempt, setAttempt] = useState(0);
  const latest = useRef({ review, known });
  latest.current = { review, known };
  const isOpen = patch.status === 'PROPOSED';
  const waiting = isOpen ? unsent(known, review.verdicts) : [];
  const isSent = waiting.length === 0;

  const seen = useRef(operations);
  useEffect(
    function takeOverWhatOthersDecide() {
      if (seen.current === operations) return;
      seen.current = operations;
      const { review: own, known: before } = latest.current;
      const server = decisionsIn(operations);
      setKnown(server);
      const verdicts = takenOver(own.graph, own.verdicts, before, server);
      if (verdicts === own.verdicts) return;
      dispatch({ type: 'restore', verdicts });
      announce(
        decidedSentence(
          operations.filter(({ id }) => verdicts.get(id) !== own.verdicts.get(id)),
          viewerName,
        ),
      );
    },
    [operations, viewerName, dispatch],
  );

  useEffect(
    function sendDecisions() {
      if (isSent) return;
      const send = async () => {
        const decisions = unsent(latest.current.known, latest.current.review.verdicts);
        if (decisions.length === 0) return;
        const variables = { patchId, decisions };
        await client.mutate({ mutation: ReviewPage_DecideDocument, variables, fetchPolicy: 'no-cache' });
        setKnown((was) => new Map([...was, ...decisions.map((each) => [each.operationId, each.decision] as const)]));
      };
      const timer = setTimeout(() => void send().catch(sayKeptHere), SEND_AFTER_MS);
      return () => clearTimeout(timer);
    },
    [client, patchId, isSent, review.verdicts, attempt],
  );

  useEffect(function sendWhenTheConnectionIsBack() {
    return onConnectionReturn(() => setAttempt((was) => was + 1));
  }, []);
  return isSent;
}

/** Who has decided on what, for those who do not see it: “Ben has rejected Search.” */
function decidedSentence(decided: ReviewedPatch['operations'], viewerName: string): string {
  const names = new Set(decided.map(({ decidedBy }) => decidedBy));
  const [name] = names;
  // Two who have not said what they are called go by the same name.
  const who = names.size === 1 && name && name !== viewerName ? name : 'Somebody else';
  const [first] = decided;
  if (decided.length !== 1 || !first || first.decision === 'PENDING')
    return `${who} has decided on ${counted(decided.length, 'change')}.`;
  return `${who} has ${first.decision === 'REJECTED' ? 'rejected' : 'accepted'} ${first.title}.`;
}
