import { useCallback, useState } from 'react';
import { remember, rememberedValue } from '../../lib/remembered.ts';

const PREFIX = 'orchestrator.wip-limits.';

type Limits = Readonly<Record<string, number>>;

/** How many cards a column should hold at most: a reminder of this browser's, which keeps nobody from anything. */
export function useWipLimits(projectId: string) {
  const [limits, setLimits] = useState<Limits>(() => read(projectId));
  const setLimit = useCallback(
    (column: string, limit: number | null) =>
      setLimits(({ [column]: _before, ...others }) => {
        const next = limit === null ? others : { ...others, [column]: limit };
        remember(PREFIX + projectId, JSON.stringify(next));
        return next;
      }),
    [projectId],
  );
  return { limits, setLimit };
}

function read(projectId: string): Limits {
  const kept = Object.entries(rememberedValue(PREFIX + projectId) ?? {});
  return Object.fromEntries(kept.filter((entry): entry is [string, number] => Number.isInteger(entry[1])));
}
