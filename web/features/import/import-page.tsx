import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { NaturalLanguageEditor } from '../planning/natural-language-editor.tsx';
import { FileDrop } from './file-drop.tsx';
import { fileKind } from './file-kind.ts';
import { holdFile, useHeldFile } from './held-file.ts';
import { ProjectFileImport } from './project-file-import.tsx';
import { TableImport } from './table-import.tsx';
import { useFileText } from './use-file-text.ts';

const PLAN = ['plan'] as const;

/** Makes a new project of a file. */
export function NewProjectImportPage() {
  return <ImportPage projectId={null} />;
}

/** Brings a file into a project. */
export function ProjectImportPage() {
  const { projectId } = useParams({ from: '/p/$projectId/import' });
  return <ImportPage projectId={projectId} />;
}

function ImportPage({ projectId }: { readonly projectId: string | null }) {
  useDocumentTitle('Import');
  const file = useHeldFile();
  const kind = file ? fileKind(file.name) : null;
  // Another file begins anew: nothing of the one before is taken over.
  const [turn, setTurn] = useState(0);
  function take(next: File) {
    setTurn((before) => before + 1);
    void holdFile(next);
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-3 py-6 pb-24 sm:px-4">
        <div>
          <h1 tabIndex={-1} className="text-20 font-semibold">
            {projectId === null ? 'Import' : 'Import into this project'}
          </h1>
          <p className="mt-1 text-mut">
            A table (.csv, .tsv) becomes a proposal: you see each task before anything changes. A document (.md, .txt)
            is planned from. A project that was exported as JSON comes back as a project of its own, with its whole
            history.
          </p>
        </div>
        <FileDrop file={file} onFile={take} onLeave={() => void holdFile(null)} />
        {file && kind === 'table' && <TableFile key={turn} file={file} projectId={projectId} />}
        {file && kind === 'document' && <DocumentFile key={turn} file={file} projectId={projectId} />}
        {file && kind === 'project' && <ProjectFileImport key={turn} file={file} />}
      </div>
    </div>
  );
}

interface FileProps {
  readonly file: File;
  readonly projectId: string | null;
}

function TableFile({ file, projectId }: FileProps) {
  const read = useFileText(file);
  if (read === null) return <p className="text-mut">Reading…</p>;
  if ('problem' in read) return <Problem sentence={read.problem} />;
  return <TableImport file={file} text={read.text} projectId={projectId} />;
}

function DocumentFile({ file, projectId }: FileProps) {
  const read = useFileText(file);
  if (read === null) return <p className="text-mut">Reading…</p>;
  if ('problem' in read) return <Problem sentence={read.problem} />;
  return (
    <NaturalLanguageEditor
      {...(projectId !== null && { projectId })}
      scopeLabel={projectId === null ? 'New project' : 'This project'}
      actions={PLAN}
      draftScope={`import:${file.name}:${file.size}`}
      label="The document to plan from"
      initialText={read.text}
      submitLabel="Plan it"
      onStarted={() => void holdFile(null)}
      variant="page"
    />
  );
}

function Problem({ sentence }: { readonly sentence: string }) {
  return (
    <p role="alert" className="text-del">
      {sentence}
    </p>
  );
}
