import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { WelcomePageDocument } from '../../__generated__/graphql.ts';
import type { WelcomePageQuery } from '../../__generated__/graphql.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { NaturalLanguageEditor } from './natural-language-editor.tsx';
import { OperationSkeleton } from './run-header.tsx';
import { GOAL_SUGGESTIONS } from './suggestions.ts';

const RECENT_COUNT = 6;
const PLAN = ['plan'] as const;

/** The first page: a goal box, and everything else below it. */
export function WelcomePage() {
  useDocumentTitle('New plan');
  const [isStarting, setIsStarting] = useState(false);
  const { data } = useQuery(WelcomePageDocument, { variables: { first: RECENT_COUNT }, fetchPolicy: 'no-cache' });
  const recent = data?.projects.nodes ?? [];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-8 px-4 pt-[max(2rem,12dvh)] pb-16">
        <div className="flex flex-col gap-4">
          <div>
            <h1 tabIndex={-1} className="text-24 font-semibold text-balance">
              What do you want to achieve?
            </h1>
            <p className="mt-1 text-14 text-mut">
              Write a goal, or paste a brief. You see every change before anything is planned for real.
            </p>
          </div>
          <NaturalLanguageEditor
            scopeLabel="New project"
            actions={PLAN}
            suggestions={isStarting ? [] : GOAL_SUGGESTIONS}
            draftScope="welcome"
            label="What do you want to achieve?"
            placeholder="Launch the new website by the end of May… or paste or drop a document, a table, an exported project"
            submitLabel="Plan it"
            variant="page"
            autoFocus
            onStarting={setIsStarting}
          />
          <p className="text-mut">
            You have a plan already?{' '}
            <Link to="/import" className="text-acctx underline underline-offset-2">
              Import a table or a project
            </Link>
          </p>
        </div>
        {isStarting ? <Starting /> : <RecentProjects projects={recent} />}
      </div>
    </div>
  );
}

function Starting() {
  return (
    <section>
      <h2 className="pb-2 text-16 font-semibold">Planning…</h2>
      <OperationSkeleton />
    </section>
  );
}

function RecentProjects({ projects }: { readonly projects: WelcomePageQuery['projects']['nodes'] }) {
  if (projects.length === 0) return null;
  return (
    <section aria-labelledby="recent-projects">
      <h2 id="recent-projects" className="pb-2 text-13 font-semibold text-mut">
        Go on with a project
      </h2>
      <ul className="flex flex-col rounded-panel border border-line bg-raised shadow-card">
        {projects.map(({ id, name, progress, patches }) => {
          const proposal = patches.nodes[0];
          return (
            <li key={id} className="flex items-center gap-3 border-b border-line pr-3 last:border-b-0">
              <Link
                to="/p/$projectId/outline"
                params={{ projectId: id }}
                className="flex min-h-9 min-w-0 flex-1 items-center rounded-panel pl-3 font-medium hover:underline focus-visible:-outline-offset-2 coarse:min-h-11"
              >
                <span className="truncate">{name}</span>
              </Link>
              {proposal ? (
                <Link
                  to="/p/$projectId/plan/$patchId"
                  params={{ projectId: id, patchId: proposal.id }}
                  aria-label={`Review ${proposal.title}`}
                  className="inline-flex min-h-6 shrink-0 items-center rounded-chip text-12 text-acctx underline underline-offset-2 coarse:min-h-11"
                >
                  Review
                </Link>
              ) : (
                <span className="shrink-0 text-12 text-mut tabular-nums">
                  {progress.taskCount === 0
                    ? 'no tasks yet'
                    : `${progress.completedCount} of ${progress.taskCount} done`}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
