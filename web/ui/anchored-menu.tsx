import { Menu as BaseMenu } from '@base-ui/react/menu';
import { layerContainer } from './layer-container.ts';
import type { ReactNode } from 'react';
import { MenuPopup } from './menu.tsx';

export interface AnchoredMenuProps {
  readonly label: string;
  readonly anchor: Element | { getBoundingClientRect(): DOMRect };
  readonly onClose: () => void;
  readonly returnFocus?: HTMLElement | null;
  readonly children: ReactNode;
}

/** An open menu that hangs on anything; mounted while it is open. */
export function AnchoredMenu({ label, anchor, onClose, returnFocus, children }: AnchoredMenuProps) {
  return (
    <BaseMenu.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <BaseMenu.Portal container={layerContainer()}>
        <BaseMenu.Positioner anchor={anchor} sideOffset={4} align="start" className="z-60 outline-none">
          <MenuPopup label={label} finalFocus={() => returnFocus ?? true}>
            {children}
          </MenuPopup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
