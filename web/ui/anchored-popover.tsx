import { Popover as BasePopover } from '@base-ui/react/popover';
import { clsx } from 'clsx';
import type { ReactNode, RefObject } from 'react';

export interface AnchoredPopoverProps {
  readonly label: string;
  readonly anchor: Element | { getBoundingClientRect(): DOMRect };
  readonly onClose: () => void;
  readonly returnFocus?: HTMLElement | null;
  /** What takes the focus; the first thing that can when absent. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
  readonly className?: string;
}

/** An open popover that hangs on anything; mounted while it is open. */
export function AnchoredPopover(props: AnchoredPopoverProps) {
  const { label, anchor, onClose, returnFocus, initialFocus, children, className } = props;
  return (
    <BasePopover.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <BasePopover.Portal>
        <BasePopover.Positioner anchor={anchor} sideOffset={4} align="start" className="z-60">
          <BasePopover.Popup
            aria-label={label}
            initialFocus={initialFocus}
            finalFocus={() => returnFocus ?? true}
            className={clsx('popup max-h-(--available-height) overflow-y-auto', className)}
          >
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
