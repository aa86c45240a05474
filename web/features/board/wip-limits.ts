import { useCallback, useState } from 'react';

const PREFIX = 'orchestrator.wip-limits.';

type Limits = Readonly<Record<string, number>>;

/** How many cards a column should hold at most: a reminder of this browser's, which keeps nobody from anything. */
export function useWipLimits(projectId: string) {
  const [limits, setLimits] = useState<Limits>(() => read(projectId));
  const setLimit = useCallback(
    (column: string, limit: number | null) =>
      setLimits(({ [column]: _before, ...others }) => {
        const next = limit === null ? others : { ...others, [column]: limit };
        try {
          localStorage.setItem(PREFIX + projectId, JSON.stringify(next));
        } catch {
          // A full or forbidden storage: the limit lasts as long as the page.
        }
        return next;
      }),
    [projectId],
  );
  return { limits, setLimit };
}

function read(projectId: string): Limits {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + projectId) ?? '{}');
    return Object.fromEntries(
      Object.entries(kept as object).filter((entry): entry is [string, number] => Number.isInteger(entry[1])),
    );
  } catch {
    return {};
  }
}
