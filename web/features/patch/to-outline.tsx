import { Link } from '@tanstack/react-router';

/** Where there is nothing to review, the way on. */
export function ToOutline({ projectId }: { readonly projectId: string }) {
  return (
    <Link
      to="/p/$projectId/outline"
      params={{ projectId }}
      className="rounded-control text-acctx underline underline-offset-2"
    >
      Open the plan
    </Link>
  );
}
