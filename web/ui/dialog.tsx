import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { useAsSheet } from './open-sheets.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: string;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/**
 * A modal dialog; at the bottom edge on a phone. Traps the focus, closes on Escape, gives the focus back.
 * Import it only from code that is loaded on demand: it brings Base UI along.
 */
export function Dialog({ open, onOpenChange, title, description, children, actions, className }: DialogProps) {
  useAsSheet(open);
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-140 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          className={clsx(
            'popup fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[85dvh] w-full flex-col rounded-dialog! max-sm:rounded-b-none! sm:top-[12dvh] sm:bottom-auto sm:max-h-[75dvh] sm:max-w-lg',
            className,
          )}
        >
          <header className="px-4 pt-3 pb-3">
            <BaseDialog.Title className="min-h-7 pr-10 text-16 font-semibold">{title}</BaseDialog.Title>
            {description && <BaseDialog.Description className="text-mut">{description}</BaseDialog.Description>}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
          {/* After the content, so that what the dialog is about takes the focus first. */}
          <BaseDialog.Close
            render={
              <IconButton
                label="Close"
                className="absolute top-2 right-3 coarse:-top-0 coarse:right-1"
                icon={<X className="size-4" aria-hidden="true" />}
              />
            }
          />
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
              {actions}
            </footer>
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
