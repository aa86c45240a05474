import { History, RotateCw, TriangleAlert } from 'lucide-react';
import { Disclosure } from '../../ui/disclosure.tsx';
import type { RunNote } from './run-stream.ts';

/** What the run waits for now: a retry, another provider. */
export function RunNotice({ note }: { readonly note: RunNote }) {
  return (
    <p role="status" className="flex items-start gap-1.5 text-12 text-mod">
      <RotateCw className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
      {note.text}
    </p>
  );
}

export interface RunNotesProps {
  readonly notes: readonly RunNote[];
  readonly isOpenAtFirst?: boolean;
}

/** Everything that the run had to say about its work: warnings, retries, changes of provider, the cache. */
export function RunNotes({ notes, isOpenAtFirst = false }: RunNotesProps) {
  if (notes.length === 0) return null;
  const warnings = notes.filter(({ kind }) => kind === 'warning').length;
  const isCached = notes.some(({ kind }) => kind === 'cached');
  const others = notes.filter(({ kind }) => kind === 'retry' || kind === 'fallback').length;
  const title = [
    warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
    others > 0 ? `${others} ${others === 1 ? 'interruption' : 'interruptions'}` : '',
    isCached ? 'answered before, at no cost' : '',
  ].filter((part) => part !== '');
  const Icon = warnings + others > 0 ? TriangleAlert : History;
  const summary = (
    <>
      <Icon className="size-3.5" aria-hidden="true" />
      {capitalised(title.join(', '))}
    </>
  );
  return (
    <Disclosure
      summary={summary}
      isOpenAtFirst={isOpenAtFirst}
      className={warnings + others > 0 ? 'text-mod' : 'text-mut'}
    >
      <ul className="max-h-40 overflow-y-auto py-1 pl-5 text-mut" tabIndex={0} aria-label="What the run reported">
        {notes.map((note) => (
          <li key={note.sequence} className="list-disc [overflow-wrap:anywhere]">
            {note.text}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
