import { Menu as BaseMenu } from '@base-ui/react/menu';
import { layerContainer } from './layer-container.ts';
import type { ReactNode } from 'react';
import { MenuPopup } from './menu.tsx';

export interface AnchoredMenuProps {
  readonly label: string;
  readonly anchor: Element | { getBoundingClientRect(): DOMRect };
  readonly onClose: () => void;
  readonly returnFocus?: HTMLElement | null;
  /** Everything is made and nothing is shown. */
  readonly isHidden?: boolean;
  readonly children: ReactNode;
}

/** An open menu that hangs on anything; mounted while it is open. */
export function AnchoredMenu({ label, anchor, onClose, returnFocus, isHidden = false, children }: AnchoredMenuProps) {
  return (
    <BaseMenu.Root
      open={!isHidden}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <BaseMenu.Portal container={layerContainer()} keepMounted={isHidden}>
        <BaseMenu.Positioner anchor={anchor} sideOffset={4} align="start" className="z-60 outline-none">
          <MenuPopup label={label} finalFocus={() => returnFocus ?? true}>
            {children}
          </MenuPopup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
