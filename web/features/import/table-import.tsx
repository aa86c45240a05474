import { useApolloClient, useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import {
  type CsvField,
  ImportPage_ImportDocument,
  ImportPage_PreviewDocument,
  type ImportPage_PreviewQuery,
  ProjectListDocument,
} from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { keepLocally, readKept } from '../../lib/kept-locally.ts';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/live-regions.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { counted } from '../patch/patch-totals.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { holdFile } from './held-file.ts';

type Preview = ImportPage_PreviewQuery['csvPreview'];

export interface TableImportProps {
  readonly file: File;
  /** What it holds. */
  readonly text: string;
  /** Null for a new project. */
  readonly projectId: string | null;
}

/** Shows what a table would become, lets its columns be chosen, and proposes it. */
export function TableImport({ file, text, projectId }: TableImportProps) {
  const { name: fileName } = file;
  const place = `${fileName}:${file.size}:${file.lastModified}`;
  const client = useApolloClient();
  const navigate = useNavigate();
  const [columns, setColumns] = useKeptColumns(`import-columns:${place}`);
  const called = useKeptText(`import-name:${place}`, nameFrom(fileName));
  const name = called.text;
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const input = { text, ...(columns && { columns: [...columns] }) };
  const { data, previousData, error } = useQuery(ImportPage_PreviewDocument, {
    variables: { input },
    fetchPolicy: 'no-cache',
  });
  const preview = (data ?? previousData)?.csvPreview;

  async function propose() {
    setIsBusy(true);
    setProblem(null);
    try {
      const into = projectId === null ? { projectName: name.trim() } : { projectId };
      const result = await client.mutate({
        mutation: ImportPage_ImportDocument,
        variables: { input: { ...input, ...into, fileName } },
        refetchQueries: [ProjectListDocument],
      });
      const patch = result.data?.importCsv;
      if (!patch) return;
      called.clear();
      setColumns(null);
      // A page that is left before the browser has forgotten it would bring it back.
      await holdFile(null);
      await navigate({
        to: '/p/$projectId/plan/$patchId',
        params: { projectId: patch.project.id, patchId: patch.id },
      });
    } catch (failure) {
      const sentence = errorSentence(failure);
      setProblem(sentence);
      announce(sentence, 'assertive');
    } finally {
      setIsBusy(false);
    }
  }

  if (error && !preview)
    return (
      <p role="alert" className="text-del">
        {errorSentence(error)}
      </p>
    );
  if (!preview) return <Skeleton rows={6} label="Reading the table" />;
  const hasTitle = preview.columns.some(({ field }) => field === 'TITLE');
  const refusal = problem ?? (error ? errorSentence(error) : null);
  const isNamed = projectId !== null || name.trim() !== '';
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (hasTitle && isNamed && preview.taskCount > 0) void propose();
      }}
    >
      <section className="flex flex-col gap-2">
        <h2 className="text-16 font-semibold">What the columns hold</h2>
        <ColumnMapping columns={preview.columns} onChange={setColumns} />
        {!hasTitle && (
          <p className="text-del">No column is recognised as the titles of the tasks. Choose “Title” for one.</p>
        )}
      </section>
      {hasTitle && <Problems preview={preview} />}
      {hasTitle && <Tasks preview={preview} />}
      {projectId === null && (
        <TextField
          label="Name of the new project"
          value={name}
          maxLength={255}
          error={isNamed ? null : 'A project needs a name.'}
          onChange={(event) => called.setText(event.target.value)}
          className="max-w-md"
        />
      )}
      {refusal !== null && (
        <p role="alert" className="text-del">
          {refusal}
        </p>
      )}
      <div>
        <Button
          type="submit"
          variant="primary"
          busy={isBusy}
          disabled={!hasTitle || !isNamed || preview.taskCount === 0}
        >
          {isBusy ? 'Preparing the review…' : `Review ${counted(preview.taskCount, 'task')}`}
        </Button>
      </div>
    </form>
  );
}

function nameFrom(fileName: string): string {
  return fileName.replace(/\.[a-z]+$/i, '').replaceAll(/[-_]+/g, ' ');
}

/** What somebody has chosen the columns to hold, kept in this browser under `key`; null until they choose. */
function useKeptColumns(key: string) {
  const [columns, setColumns] = useState<readonly (CsvField | null)[] | null>(null);
  useEffect(
    function takeUpKeptColumns() {
      let isGone = false;
      void readKept<readonly (CsvField | null)[]>(key).then((kept) => {
        if (!isGone && kept) setColumns((chosen) => chosen ?? kept);
      });
      return () => {
        isGone = true;
      };
    },
    [key],
  );
  const choose = (next: readonly (CsvField | null)[] | null) => {
    setColumns(next);
    void keepLocally(key, next ?? undefined);
  };
  return [columns, choose] as const;
}

/** What of the table cannot be taken as it stands, by line. */
function Problems({ preview }: { readonly preview: Preview }) {
  const { problems, problemCount } = preview;
  if (problemCount === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-16 font-semibold">{counted(problemCount, 'place')} to look at</h2>
      <ul
        className="flex max-h-60 flex-col gap-1 overflow-y-auto rounded-panel border border-line bg-mod-bg px-3 py-2"
        tabIndex={0}
        aria-label="Places to look at"
      >
        {problems.map(({ line, column, message }, index) => (
          <li key={index} className="[overflow-wrap:anywhere]">
            <span className="font-medium text-mod">
              Line {line}
              {column === null ? '' : `, ${column}`}:
            </span>{' '}
            {message}
          </li>
        ))}
        {problemCount > problems.length && <li className="text-mut">and {problemCount - problems.length} more</li>}
      </ul>
    </section>
  );
}

/** The first of what would become of it, as it would lie in the outline. */
function Tasks({ preview }: { readonly preview: Preview }) {
  const { tasks, taskCount, dependencyCount } = preview;
  const rest = taskCount - tasks.length;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-16 font-semibold">
        {counted(taskCount, 'task')}
        {dependencyCount > 0 && `, ${counted(dependencyCount, 'dependency', 'dependencies')}`}
      </h2>
      <ul
        className="flex max-h-72 flex-col overflow-y-auto rounded-panel border border-line bg-raised px-3 py-2"
        tabIndex={0}
        aria-label="Tasks of the table"
      >
        {tasks.map(({ title, depth }, index) => (
          <li key={index} className="truncate py-0.5" style={{ paddingLeft: `${depth * 1.25}rem` }}>
            {title}
          </li>
        ))}
        {rest > 0 && <li className="py-0.5 text-mut">and {rest} more</li>}
      </ul>
    </section>
  );
}
