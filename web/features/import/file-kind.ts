import { MAX_GOAL_LENGTH } from '../planning/goal.ts';

/** What a file is for, by its name: a text to plan from, a table of tasks, or a project with its history. */
export type FileKind = 'document' | 'table' | 'project';

const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(md|markdown|txt)$/i, 'document'],
  [/\.(csv|tsv)$/i, 'table'],
  [/\.json$/i, 'project'],
];

/** For the file chooser. */
export const IMPORTED_FILES = '.md,.markdown,.txt,.csv,.tsv,.json';

const MEGABYTE = 1024 * 1024;
/** A character takes at most four bytes: what is larger than a document's limit in these is too long whatever it holds. */
const LARGEST: Readonly<Record<FileKind, { readonly bytes: number; readonly words: string }>> = {
  document: { bytes: MAX_GOAL_LENGTH * 4, words: `${MAX_GOAL_LENGTH.toLocaleString('en-GB')} characters` },
  table: { bytes: 3 * MEGABYTE, words: '3 MB' },
  project: { bytes: 100 * MEGABYTE, words: '100 MB' },
};

/** Null where a file of this name is none that can be read. */
export function fileKind(name: string): FileKind | null {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** Why a file cannot be taken, in a sentence; null where it can be tried. */
export function fileProblem(file: File): string | null {
  const kind = fileKind(file.name);
  if (/\.ics$/i.test(file.name)) return 'Calendars are only given out: due dates come in with a table or a project.';
  if (kind === null)
    return `“${file.name}” cannot be read here: it has to be a document (.md, .txt), a table (.csv, .tsv) or an exported project (.json).`;
  const { bytes, words } = LARGEST[kind];
  return file.size > bytes ? `“${file.name}” is too large: ${words} are the most.` : null;
}

/** The text of a file, or why it has none. Never throws. */
export async function readFileText(file: File): Promise<{ readonly text: string } | { readonly problem: string }> {
  try {
    const bytes = await file.arrayBuffer();
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? { problem: `“${file.name}” does not hold text.` } : { text };
  } catch (error) {
    if (error instanceof TypeError)
      return { problem: `“${file.name}” is no text in UTF-8. Save it as UTF-8 and try again.` };
    return { problem: `“${file.name}” could not be read. Is it still there?` };
  }
}
