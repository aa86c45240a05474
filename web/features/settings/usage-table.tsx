import type { UsageGroup, UsagePageQuery } from '../../__generated__/graphql.ts';
import { formatCount, formatUsd } from '../../lib/money.ts';

type Row = UsagePageQuery['usage']['rows'][number];

export interface UsageTableProps {
  readonly groupBy: UsageGroup;
  readonly groupLabel: string;
  readonly rows: readonly Row[];
}

/** What each agent, provider, model or project has used. On a narrow screen only what fits beside the name. */
export function UsageTable({ groupBy, groupLabel, rows }: UsageTableProps) {
  return (
    <table className="mt-3 w-full border-collapse text-13">
      <caption className="sr-only">Usage by {groupLabel.toLowerCase()}</caption>
      <thead>
        <tr className="border-b border-line text-left text-12 text-faint">
          <th scope="col" className="py-1.5 font-medium">
            {groupLabel}
          </th>
          <th scope="col" className="py-1.5 pl-3 text-right font-medium">
            Cost
          </th>
          <th scope="col" className="py-1.5 pl-3 text-right font-medium">
            Calls
          </th>
          <th scope="col" className="hidden py-1.5 pl-3 text-right font-medium sm:table-cell">
            Failed
          </th>
          <th scope="col" className="py-1.5 pl-3 text-right font-medium">
            Tokens
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key ?? ''} className="border-b border-line">
            <th
              scope="row"
              className="max-w-0 w-full truncate py-1.5 text-left font-normal"
              title={nameOf(row, groupBy)}
            >
              {nameOf(row, groupBy)}
            </th>
            <td className="py-1.5 pl-3 text-right whitespace-nowrap tabular-nums">
              {row.unknownCostCalls === row.calls ? 'unknown' : formatUsd(row.costUsd)}
            </td>
            <td className="py-1.5 pl-3 text-right tabular-nums">{formatCount(row.calls)}</td>
            <td className="hidden py-1.5 pl-3 text-right tabular-nums sm:table-cell">{formatCount(row.failures)}</td>
            <td className="py-1.5 pl-3 text-right tabular-nums">{formatCount(row.inputTokens + row.outputTokens)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// A map, and no object: a model may be called by a word that every object knows.
const NAMES: ReadonlyMap<string | null, string> = new Map([
  ['PLANNER', 'Planner'],
  ['DECOMPOSER', 'Decomposer'],
  ['EDITOR', 'Editor'],
  ['ORCHESTRATOR', 'Orchestrator'],
  ['openai', 'OpenAI'],
  ['anthropic', 'Anthropic'],
  ['gemini', 'Gemini'],
  ['xai', 'xAI'],
  ['compatible', 'Compatible server'],
]);

function nameOf({ key, project }: Row, groupBy: UsageGroup): string {
  if (groupBy === 'PROJECT') return key === null ? 'No project' : (project?.name ?? 'A project that is gone');
  if (groupBy === 'AGENT' && key === null) return 'Connection tests';
  return NAMES.get(key) ?? key ?? '';
}
