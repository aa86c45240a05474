import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PatchStatus } from '../../__generated__/graphql.ts';
import { ReviewPage_StandingDocument } from '../../__generated__/graphql.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { ReviewConflict } from './conflict.ts';
import { conflictsByOperation } from './conflict.ts';

export interface Standing {
  readonly status: PatchStatus;
  readonly conflicts: readonly ReviewConflict[];
}

export interface LiveConflicts extends Standing {
  readonly byOperation: ReadonlyMap<string, readonly ReviewConflict[]>;
  /** Asks the server anew; answers what it says, null where it does not answer. */
  readonly refresh: () => Promise<Standing | null>;
  readonly setConflicts: (conflicts: readonly ReviewConflict[]) => void;
}

/** How a proposal stands against the plan as it is now: asked again whenever the plan changes. */
export function useConflicts(projectId: string, patchId: string, initial: Standing): LiveConflicts {
  const client = useApolloClient();
  const [standing, setStanding] = useState(initial);
  const version = usePlanIndex(projectId).project?.version;

  const refresh = useCallback(async (): Promise<Standing | null> => {
    try {
      const { data } = await client.query({
        query: ReviewPage_StandingDocument,
        variables: { id: patchId },
        fetchPolicy: 'no-cache',
      });
      if (!data?.patch) return null;
      setStanding(data.patch);
      return data.patch;
    } catch {
      // Applying checks anyway; until then what was known is shown.
      return null;
    }
  }, [client, patchId]);

  const [checkedVersion, setCheckedVersion] = useState<number | undefined>(undefined);
  useEffect(
    function followThePlan() {
      if (version === undefined || version === checkedVersion) return;
      setCheckedVersion(version);
      // The first version seen is the one that the page was loaded with.
      if (checkedVersion !== undefined) void refresh();
    },
    [version, checkedVersion, refresh],
  );

  const byOperation = useMemo(() => conflictsByOperation(standing.conflicts), [standing.conflicts]);
  const setConflicts = useCallback(
    (conflicts: readonly ReviewConflict[]) => setStanding((was) => ({ ...was, conflicts })),
    [],
  );
  return { ...standing, byOperation, refresh, setConflicts };
}
