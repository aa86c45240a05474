import { Menu as BaseMenu } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

const ITEM =
  'flex min-h-7 w-full items-center gap-2 rounded-control px-2 text-13 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover coarse:min-h-11';

/**
 * Beside the page, as pickers are, and so above notices; a landmark of its own, so that a screen reader's way by landmarks
 * leads past nothing.
 */
export const MENU_PORTAL = { role: 'region', 'aria-label': 'Menu' };

export interface MenuPopupProps {
  readonly children: ReactNode;
  /** Needed where no trigger gives the menu its name. */
  readonly label?: string;
  readonly finalFocus?: ComponentProps<typeof BaseMenu.Popup>['finalFocus'];
}

/** The box of a menu, inside a positioner. */
export function MenuPopup({ children, label, finalFocus }: MenuPopupProps) {
  return (
    <BaseMenu.Popup
      aria-label={label}
      finalFocus={finalFocus}
      className="popup max-h-(--available-height) min-w-44 overflow-y-auto p-1"
    >
      {children}
    </BaseMenu.Popup>
  );
}

export interface MenuProps {
  /** What opens it: a `Button` or an `IconButton`. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}

/** A menu that hangs on its own button. Rows share one menu instead: see features/task/task-overlays.tsx. */
export function Menu({ trigger, children, align = 'start' }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal {...MENU_PORTAL}>
        <BaseMenu.Positioner sideOffset={4} align={align} className="z-60 outline-none">
          <MenuPopup>{children}</MenuPopup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export interface MenuItemProps {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly tone?: 'neutral' | 'danger';
  readonly disabled?: boolean;
}

export function MenuItem({ children, onSelect, icon, shortcut, tone, disabled }: MenuItemProps) {
  return (
    <BaseMenu.Item disabled={disabled} onClick={onSelect} className={clsx(ITEM, tone === 'danger' && 'text-del')}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut && (
        // A finger has no keys.
        <span className="coarse:hidden">
          <Kbd keys={shortcut} />
        </span>
      )}
    </BaseMenu.Item>
  );
}

export interface MenuChoiceProps<Value extends string> {
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[];
}

/** One of several: radio items. `value` is null where those concerned differ. */
export function MenuChoice<Value extends string>({ value, onChoose, options }: MenuChoiceProps<Value>) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={(next: Value) => onChoose(next)}>
      {options.map((option) => (
        <BaseMenu.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <BaseMenu.RadioItemIndicator>
            <Check className="size-3.5" aria-hidden="true" />
          </BaseMenu.RadioItemIndicator>
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="mx-1 my-1 h-px bg-line" />;
}
