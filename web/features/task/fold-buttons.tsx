import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';

export interface FoldButtonsProps {
  readonly onExpandAll: () => void;
  readonly onCollapseAll: () => void;
}

/** Folding a whole tree, wherever one is shown. */
export function FoldButtons({ onExpandAll, onCollapseAll }: FoldButtonsProps) {
  return (
    <>
      <IconButton
        label="Expand all"
        shortcut="tree.expandAll"
        size="small"
        icon={<ChevronsUpDown className="size-3.5" aria-hidden="true" />}
        onClick={onExpandAll}
      />
      <IconButton
        label="Collapse all"
        shortcut="tree.collapseAll"
        size="small"
        icon={<ChevronsDownUp className="size-3.5" aria-hidden="true" />}
        onClick={onCollapseAll}
      />
    </>
  );
}
