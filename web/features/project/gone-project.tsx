import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { planSession } from '../../apollo/plan-sessions.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/live-regions.tsx';

/** In place of a plan that was open when it was deleted, or when its reader lost the right to see it. */
export function GoneProject({ projectId, name }: { readonly projectId: string; readonly name: string }) {
  const title = `“${name}” is not there any more`;
  useDocumentTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(
    function sayIt() {
      announce(title, 'assertive');
      // What was under the cursor is gone with the plan.
      heading.current?.focus({ preventScroll: true });
    },
    [title],
  );
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-3 px-6 py-16">
      <h1 ref={heading} tabIndex={-1} className="text-20 font-semibold">
        {title}
      </h1>
      <p className="text-mut">
        Somebody has deleted it, or you may not see it any more. What you were writing is kept in this browser, and is
        there again if the project comes back.
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={() => void planSession(projectId).reload()}>Look again</Button>
        <Link to="/settings/deleted" className="touch-target font-medium text-acctx underline">
          Deleted projects
        </Link>
        <Link to="/" className="touch-target font-medium text-acctx underline">
          Your projects
        </Link>
      </div>
    </div>
  );
}
