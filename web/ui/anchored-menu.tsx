import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactNode, RefObject } from 'react';
import { MENU_PORTAL, MenuPopup } from './menu.tsx';

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
      <BaseMenu.Portal {...MENU_PORTAL}>
        <BaseMenu.Positioner anchor={anchor} sideOffset={4} align="start" className="z-60 outline-none">
          <MenuPopup label={label} finalFocus={() => returnFocus ?? true}>
            {children}
          </MenuPopup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export interface RehearsedMenuProps {
  /** What holds it: inert, so that nothing in there takes the focus or is read, and not to be seen. */
  readonly container: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** As an open menu, but it gives no focus back and stops nobody from using what is around it. */
export function RehearsedMenu({ container, children }: RehearsedMenuProps) {
  return (
    <BaseMenu.Root open modal={false}>
      <BaseMenu.Portal container={container}>
        <BaseMenu.Positioner anchor={container} sideOffset={4} align="start">
          <MenuPopup label="" finalFocus={false}>
            {children}
          </MenuPopup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
