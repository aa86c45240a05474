import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { FIELD_NAMES } from '../patch/field-labels.ts';
import { Moment, PatchAuthor } from '../patch/patch-status.tsx';
import { PanelSection } from './panel-section.tsx';
import { TaskOriginsContext } from './use-task-origins.ts';

const WORDS: Readonly<Record<string, string>> = {
  ...FIELD_NAMES,
  place: 'Place',
  dependencies: 'Dependencies',
  '*': 'All else, since it was created',
};

const UNCHANGED = 'Nothing has changed since it was created';

/** Which patches made the task what it is: the fields that each of them set last. */
export function TaskHistory({ projectId }: { readonly projectId: string }) {
  const origins = useContext(TaskOriginsContext);
  if (origins.length === 0) return null;
  return (
    <PanelSection title="History">
      <ol className="flex flex-col gap-2">
        {[...Map.groupBy(origins, ({ version }) => version)].map(([version, fields]) => {
          const patch = fields[0]?.patch;
          return (
            <li key={version} className="flex flex-col gap-0.5">
              <span>
                {origins.length === 1 && fields[0]?.field === '*'
                  ? UNCHANGED
                  : fields.map(({ field }) => WORDS[field] ?? field).join(', ')}
              </span>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-mut">
                {patch ? (
                  <>
                    <PatchAuthor kind={patch.authorKind} name={patch.authorName} />
                    {patch.appliedAt !== null && <Moment at={patch.appliedAt} />}
                    <Link
                      to="/p/$projectId/history/$patchId"
                      params={{ projectId, patchId: patch.id }}
                      className="inline-flex min-h-6 items-center rounded-chip text-acctx [overflow-wrap:anywhere] hover:underline coarse:min-h-11"
                    >
                      {patch.title}
                    </Link>
                  </>
                ) : (
                  `Version ${version}`
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </PanelSection>
  );
}
