import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** In place of a view whose filter leaves nothing of a plan that has tasks. */
export function FilterEmpty({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState title="No task fits the filter.">
      <Button onClick={onClear}>Clear filter</Button>
    </EmptyState>
  );
}
