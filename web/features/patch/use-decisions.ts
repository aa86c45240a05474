import type { Dispatch, RefObject } from 'react';
import { useCallback, useRef, useState } from 'react';
import type { ShortcutHandlers } from '../../app/keyboard/use-shortcuts.ts';
import { announce } from '../../ui/live-regions.tsx';
import type { OperationListHandle } from './operation-list.tsx';
import type { DecisionType, ReviewAction } from './review-actions.ts';
import type { ReviewRow } from './review-groups.ts';
import { alsoAccepted, alsoRejected } from './review-model.ts';
import type { Review } from './review-model.ts';

export interface DecisionsOptions {
  readonly review: Review;
  readonly rows: readonly ReviewRow[];
  readonly dispatch: Dispatch<ReviewAction>;
  readonly list: RefObject<OperationListHandle | null>;
}

export interface Decisions {
  /** The operation that the keyboard is on; null before anybody was on one. */
  readonly activeId: string | null;
  readonly activate: (id: string) => void;
  readonly decide: (type: DecisionType, id: string) => void;
  readonly shortcuts: ShortcutHandlers<'review'>;
}

/** Deciding on operations by mouse and by keys, said aloud with all that goes along. */
export function useDecisions({ review, rows, dispatch, list }: DecisionsOptions): Decisions {
  const [activeId, setActiveId] = useState<string | null>(null);
  const latest = useRef({ review, rows });
  latest.current = { review, rows };

  const decide = useCallback(
    (type: DecisionType, id: string) => {
      announceDecision(latest.current.review, type, id);
      dispatch({ type, id });
    },
    [dispatch],
  );

  function move(step: 1 | -1): void {
    const at = rows.findIndex((row) => row.type === 'operation' && row.operation.id === activeId);
    let next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step;
    while (rows[next]?.type === 'group') next += step;
    const row = rows[next];
    if (row?.type !== 'operation') return;
    setActiveId(row.operation.id);
    list.current?.focusRow(next);
  }

  const onActive = (type: DecisionType) => () => {
    if (activeId !== null && review.graph.byId.has(activeId)) decide(type, activeId);
  };

  return {
    activeId,
    activate: setActiveId,
    decide,
    shortcuts: {
      next: () => move(1),
      previous: () => move(-1),
      accept: onActive('accept'),
      reject: onActive('reject'),
      reset: onActive('reset'),
      acceptRest: () => {
        dispatch({ type: 'acceptRest' });
        announce('Accepted the rest, except what is risky.');
      },
      rejectRest: () => {
        dispatch({ type: 'rejectRest' });
        announce('Rejected the rest.');
      },
    },
  };
}

function announceDecision(review: Review, type: DecisionType, id: string): void {
  const title = review.graph.byId.get(id)?.title ?? 'the change';
  const along = (count: number) => (count === 0 ? '' : ` and ${count} more`);
  if (type === 'reject') announce(`Rejected ${title}${along(alsoRejected(review, id).length)}.`);
  else if (type === 'accept') announce(`Accepted ${title}${along(alsoAccepted(review, id).length)}.`);
  else announce(`Took back the decision on ${title}.`);
}
