import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { ReviewPage_AcceptLargeDocument } from '../../__generated__/graphql.ts';
import { onConnectionReturn } from '../../apollo/connection.ts';
import { keepLocally, readKept } from '../../lib/kept-locally.ts';
import type { ReviewOperation } from './operation.ts';
import { touchedTaskCount } from './patch-totals.ts';
import type { ReviewedPatch } from './review-header.tsx';
import { sayKeptHere } from './say-kept-here.ts';

/** A patch that touches more than this share of the plan wants to be looked at as a whole. */
const LARGE_SHARE = 0.2;
/** Of a plan with fewer tasks any change is a large one. */
const FEW_TASKS = 10;

export interface LargeChange {
  /** What it would touch, in a sentence; null where that is not much. */
  readonly sentence: string | null;
  readonly isAccepted: boolean;
  /** Who has accepted it, where that is somebody else than who looks. */
  readonly acceptedBy: string | null;
  readonly accept: () => void;
}

/**
 * Whether what is in changes so much of the plan that somebody has to say yes to that, and whether somebody has. The
 * server keeps the yes for all who look; without a connection it waits in this browser.
 */
export function useLargeChange(
  patch: ReviewedPatch,
  included: readonly ReviewOperation[],
  viewerName: string,
): LargeChange {
  const client = useApolloClient();
  const [isAcceptedHere, setIsAcceptedHere] = useState(false);
  const { id: patchId, largeAcceptedBy } = patch;
  const key = `large:${patchId}`;
  const isOnServer = largeAcceptedBy !== null;

  const send = useCallback(async () => {
    try {
      await client.mutate({
        mutation: ReviewPage_AcceptLargeDocument,
        variables: { patchId },
        fetchPolicy: 'no-cache',
      });
      void keepLocally(key, undefined);
    } catch (error) {
      sayKeptHere(error);
    }
  }, [client, key, patchId]);

  useEffect(
    function sendWhatHasWaited() {
      if (isOnServer) return;
      let isGone = false;
      const sendKept = async () => {
        if ((await readKept<boolean>(key)) !== true || isGone) return;
        setIsAcceptedHere(true);
        await send();
      };
      void sendKept();
      const stop = onConnectionReturn(() => void sendKept());
      return () => {
        isGone = true;
        stop();
      };
    },
    [key, isOnServer, send],
  );

  const { taskCount } = patch.project.progress;
  const touched = touchedTaskCount(included);
  const isLarge = taskCount >= FEW_TASKS && touched > taskCount * LARGE_SHARE;
  return {
    sentence: isLarge ? `This changes ${touched} of the ${taskCount} tasks of the plan.` : null,
    isAccepted: isOnServer || isAcceptedHere,
    acceptedBy: largeAcceptedBy === viewerName ? null : largeAcceptedBy,
    accept: () => {
      setIsAcceptedHere(true);
      void keepLocally(key, true).then(send);
    },
  };
}
