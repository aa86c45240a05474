import { useMatches } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PlaceInput, PlanPage } from '../../__generated__/graphql.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { TaskAddress } from '../../app/address-search.ts';
import { taskIdAt } from '../task/find-tasks.ts';
import { useSharedCursor } from './present.ts';

const PAGES: Readonly<Record<string, PlanPage>> = {
  '/p/$projectId/outline': 'OUTLINE',
  '/p/$projectId/list': 'LIST',
  '/p/$projectId/board': 'BOARD',
  '/p/$projectId/timeline': 'TIMELINE',
  '/p/$projectId/graph': 'GRAPH',
  '/p/$projectId/dashboard': 'DASHBOARD',
  '/p/$projectId/task/$number': 'TASK',
  '/p/$projectId/plan/$patchId': 'REVIEW',
  '/p/$projectId/run/$runId': 'RUN',
  '/p/$projectId/history': 'HISTORY',
  '/p/$projectId/history/$patchId': 'HISTORY',
  '/p/$projectId/compare': 'HISTORY',
  '/p/$projectId/trash': 'TRASH',
};

/** What this window looks at in the project; the same object until that changes. */
export function usePlace(projectId: string): PlaceInput {
  const index = usePlanIndex(projectId);
  const taskId = useSharedCursor();
  const { page, address } = useMatches({
    select: (matches) => {
      const last = matches.at(-1);
      const { number } = (last?.params ?? {}) as { number?: string };
      const { task } = (last?.search ?? {}) as { task?: TaskAddress };
      return { page: PAGES[last?.fullPath ?? ''] ?? null, address: number === undefined ? task : Number(number) };
    },
    structuralSharing: true,
  });
  const openTaskId = address === undefined ? null : taskIdAt(index, address);
  return useMemo(() => ({ page, taskId, openTaskId }), [page, taskId, openTaskId]);
}
