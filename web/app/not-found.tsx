import { Link } from '@tanstack/react-router';
import { useDocumentTitle } from './use-document-title.ts';

export function NotFound({ what = 'page' }: { readonly what?: string } = {}) {
  useDocumentTitle('Not found');
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-3 px-6 py-16">
      <h1 tabIndex={-1} className="text-20 font-semibold">
        There is no such {what}
      </h1>
      <p className="text-mut">It may have been deleted, or the address is not quite right.</p>
      <Link to="/" className="touch-target font-medium text-acctx underline">
        Go to your projects
      </Link>
    </div>
  );
}
