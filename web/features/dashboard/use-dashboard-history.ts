import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { DashboardHistoryDocument } from '../../__generated__/graphql.ts';
import { addDays, today } from '../../lib/day.ts';

export const SPENDING_DAYS = 30;
/** While changes come in one after another, the history is asked for once in this time. */
const PATIENCE_MS = 2_000;

/** What only the server knows: how the plan came to be, and what agents have cost. Asked for again as the plan changes. */
export function useDashboardHistory(projectId: string, version: number | undefined) {
  const now = today();
  const { data, error, refetch } = useQuery(DashboardHistoryDocument, {
    variables: { projectId, from: addDays(now, 1 - SPENDING_DAYS), to: now },
    fetchPolicy: 'no-cache',
  });
  const shown = useRef(version);
  useEffect(
    function followThePlan() {
      if (version === shown.current) return;
      const timer = setTimeout(() => {
        shown.current = version;
        void refetch();
      }, PATIENCE_MS);
      return () => clearTimeout(timer);
    },
    [version, refetch],
  );
  return { data, error, retry: () => void refetch() };
}
