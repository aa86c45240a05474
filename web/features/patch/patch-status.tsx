import { Bot, Plug, UserRound } from 'lucide-react';
import type { AuthorKind } from '../../__generated__/graphql.ts';

const AUTHORS: Readonly<Record<AuthorKind, { readonly word: string; readonly Icon: typeof Bot }>> = {
  USER: { word: 'person', Icon: UserRound },
  AGENT: { word: 'agent', Icon: Bot },
  INTEGRATION: { word: 'integration', Icon: Plug },
};

/** Who made a patch, and whether that is a person, an agent or another tool. */
export function PatchAuthor({ kind, name }: { readonly kind: AuthorKind; readonly name: string }) {
  const { word, Icon } = AUTHORS[kind];
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="truncate">{name}</span>
      <span className="sr-only"> ({word})</span>
    </span>
  );
}

/** Who applied a patch, where that was somebody else than its author; nothing otherwise. */
export function AppliedBy({
  authorName,
  appliedBy,
}: {
  readonly authorName: string;
  readonly appliedBy: string | null;
}) {
  if (!appliedBy || appliedBy === authorName) return null;
  return <span className="truncate">applied by {appliedBy}</span>;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A moment as `5 minutes ago`, within a week; the date and time otherwise, and always on demand. */
export function Moment({ at }: { readonly at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={exact.format(date)} className="whitespace-nowrap">
      {momentLabel(date, new Date())}
    </time>
  );
}

export function momentLabel(date: Date, now: Date): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  if (Math.abs(seconds) >= 7 * 86_400) return exact.format(date);
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return 'just now';
}
