import { Popover as BasePopover } from '@base-ui/react/popover';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface AnchoredPopoverProps {
  readonly label: string;
  readonly anchor: Element | { getBoundingClientRect(): DOMRect };
  readonly onClose: () => void;
  readonly returnFocus?: HTMLElement | null;
  readonly children: ReactNode;
  readonly className?: string;
}

/** An open popover that hangs on anything; mounted while it is open. */
export function AnchoredPopover(props: AnchoredPopoverProps) {
  const { label, anchor, onClose, returnFocus, children, className } = props;
  return (
    <BasePopover.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <BasePopover.Portal>
        <BasePopover.Positioner anchor={anchor} sideOffset={4} align="start" className="z-50">
          <BasePopover.Popup
            aria-label={label}
            finalFocus={() => returnFocus ?? true}
            className={clsx('popup', className)}
          >
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
