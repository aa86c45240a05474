import type { ErrorComponentProps } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';

/** Shown in place of a view that has thrown, inside the shell: navigation goes on working. */
export function ViewError({ error, reset }: ErrorComponentProps) {
  const [isCopied, setIsCopied] = useState(false);
  async function copyDetails() {
    // No message: it could hold text of the person's.
    const { name, stack } = error instanceof Error ? error : new Error(String(error));
    const details = [name, new Date().toISOString(), stack ?? ''].join('\n');
    await navigator.clipboard.writeText(details);
    setIsCopied(true);
  }
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-start gap-3 px-6 py-16">
      <h1 tabIndex={-1} className="text-20 font-semibold">
        This view has stopped
      </h1>
      <p className="text-mut">Something went wrong while showing it. Your plan on the server is not affected.</p>
      <div className="flex gap-2">
        <Button variant="primary" onClick={reset}>
          Reload view
        </Button>
        <Button onClick={() => void copyDetails()}>{isCopied ? 'Copied' : 'Copy details'}</Button>
      </div>
    </div>
  );
}
