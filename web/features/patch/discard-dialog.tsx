import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { counted } from './patch-totals.ts';

export interface DiscardDialogProps {
  readonly count: number;
  readonly onDiscard: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before a proposal is discarded: it is the one thing in a review that cannot be taken back. */
export function DiscardDialog({ count, onDiscard, onClose }: DiscardDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  async function discard() {
    setIsBusy(true);
    await onDiscard();
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Discard ${counted(count, 'proposed change')}?`}
      actions={
        <>
          <Button onClick={onClose}>Keep the proposal</Button>
          <Button variant="danger" busy={isBusy} onClick={() => void discard()}>
            Discard
          </Button>
        </>
      }
    >
      <p className="text-mut">
        The plan stays as it is. The proposal and your decisions about it cannot be brought back.
      </p>
    </Dialog>
  );
}
