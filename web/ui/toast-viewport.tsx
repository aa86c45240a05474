import { Toast } from '@base-ui/react/toast';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { useHasSheet } from './open-sheets.ts';
import { connectToasts, type ToastNotice } from './toasts.ts';

const manager = Toast.createToastManager<ToastNotice>();

function show(notice: ToastNotice): void {
  manager.add({
    id: notice.key,
    title: notice.title,
    description: notice.description,
    priority: notice.tone === 'error' ? 'high' : 'low',
    // Zero is never.
    timeout: notice.stays ? 0 : notice.action || notice.tone === 'error' ? 12_000 : 5_000,
    data: notice,
  });
}

/** Where notices appear; loaded after the first paint, mounted once. */
export function ToastViewport() {
  useEffect(function receiveNotices() {
    return connectToasts(show);
  }, []);
  const hasSheet = useHasSheet();
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport
          className={clsx(
            'fixed inset-x-3 z-50 flex flex-col-reverse gap-2 sm:inset-x-auto sm:top-auto sm:right-4 sm:w-88',
            // A sheet on a phone comes from below and has its buttons there; else what stands at the lower edge of pages is
            // to be seen: the bar of a review, with Apply in it, and the bar to ask.
            hasSheet
              ? 'top-[calc(0.5rem+env(safe-area-inset-top))] sm:bottom-2'
              : 'bottom-[calc(8rem+env(safe-area-inset-bottom))] sm:bottom-16',
          )}
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager<ToastNotice>();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      // What is told at once is hidden otherwise until the focus is in it, though Tab leads to its buttons.
      aria-hidden={false}
      className="popup flex items-start gap-2 p-2.5 data-limited:hidden"
      swipeDirection={['right', 'down']}
    >
      <Toast.Content className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-40">
          <Toast.Title className={clsx('font-medium', toast.data?.tone === 'error' && 'text-del')} render={<p />} />
          <Toast.Description className="mt-0.5 text-12 text-mut empty:hidden" />
        </div>
        <div className="ml-auto flex gap-1 empty:hidden">
          {[toast.data?.more, toast.data?.action].map(
            (action, at) =>
              action && (
                <Button
                  key={action.label}
                  variant={at === 0 ? 'ghost' : 'secondary'}
                  onClick={() => {
                    // What the action has to say may come under the same key.
                    manager.close(toast.id);
                    action.onPress();
                  }}
                >
                  {action.label}
                </Button>
              ),
          )}
        </div>
      </Toast.Content>
      <Toast.Close
        // Base UI hides it while toasts lie on a pile, most of them out of sight. Ours stand below each other.
        aria-hidden={false}
        render={<IconButton label="Dismiss" size="small" icon={<X className="size-3.5" />} />}
      />
    </Toast.Root>
  ));
}
