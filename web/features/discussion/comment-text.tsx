import { Suspense } from 'react';
import { lazyComponent } from '../../lib/lazy-component.ts';
import type { TaskComment } from './use-task-activity.ts';

const Markdown = lazyComponent(() => import('../../ui/markdown.tsx'), 'Markdown');

/** A comment as it reads: Markdown, with the people whom it mentions in bold. */
export function CommentText({ comment }: { readonly comment: Pick<TaskComment, 'body' | 'mentions'> }) {
  return (
    <Suspense fallback={<p className="whitespace-pre-wrap">{comment.body}</p>}>
      <Markdown text={emphasised(comment)} />
    </Suspense>
  );
}

/** The longest name first, so that “Ana” does not cut “Ana Lee” in two. */
function emphasised({ body, mentions }: Pick<TaskComment, 'body' | 'mentions'>): string {
  if (mentions.length === 0) return body;
  const names = mentions.map(({ name }) => name).toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `@(?:${names.map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|')})`,
    'giu',
  );
  return body.replace(pattern, (found) => `**${found.replace(/[\\`*_[\]<>]/g, '\\$&')}**`);
}
