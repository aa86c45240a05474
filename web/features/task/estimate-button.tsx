import { formatEffort } from '../../lib/effort.ts';
import { CellButton } from './cell-button.tsx';

export interface EstimateButtonProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly minutes: number | null;
}

/** A task's own estimate in a column, which opens its picker. */
export function EstimateButton({ projectId, taskId, minutes }: EstimateButtonProps) {
  const cell = { kind: 'estimate', projectId, taskId } as const;
  if (minutes === null) return <CellButton {...cell} label="Estimate: none" placeholder="Estimate" />;
  const shown = formatEffort(minutes, 2);
  return (
    <CellButton {...cell} label={`Estimate: ${formatEffort(minutes)}`} name={`Estimate: ${shown}`} className="text-mut">
      {shown}
    </CellButton>
  );
}
