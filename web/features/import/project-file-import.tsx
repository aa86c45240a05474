import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ProjectListDocument } from '../../__generated__/graphql.ts';
import { withViewerName } from '../../lib/viewer-name.ts';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';
import { holdFile } from './held-file.ts';

/** What the server says of a file: the project that it has made, or why it has made none. */
type Answer = { readonly id?: string; readonly name?: string; readonly message?: string };

/** A project that was exported with its history becomes a project again. It is sent as it is and read on the server. */
export function ProjectFileImport({ file }: { readonly file: File }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send() {
    setIsBusy(true);
    setProblem(null);
    const answer = await sendProjectFile(file);
    setIsBusy(false);
    if (answer.id === undefined) {
      const sentence =
        answer.message ?? 'The server did not say what became of it. Look for the project before you try again.';
      setProblem(sentence);
      announce(sentence, 'assertive');
      return;
    }
    await client.refetchQueries({ include: [ProjectListDocument] });
    await holdFile(null);
    await navigate({ to: '/p/$projectId/outline', params: { projectId: answer.id } });
    showToast({ title: `“${answer.name ?? ''}” is back, with its history` });
  }

  return (
    <section className="flex flex-col gap-3">
      <p>
        It becomes a new project with its tasks, every change that was ever made, proposals, comments, time and
        conversations. People are those of the same name. What is here stays as it is.
      </p>
      {problem !== null && (
        <p role="alert" className="text-del [overflow-wrap:anywhere]">
          {problem}
        </p>
      )}
      <div>
        <Button variant="primary" busy={isBusy} onClick={() => void send()}>
          {isBusy ? 'Importing…' : 'Import as a new project'}
        </Button>
      </div>
    </section>
  );
}

async function sendProjectFile(file: File): Promise<Answer> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/projects/import', withViewerName({ method: 'POST', headers, body: file }));
    const answer = (await response.json()) as Answer & { readonly errors?: readonly { readonly message: string }[] };
    return answer.errors ? { message: answer.errors[0]?.message ?? 'Something went wrong in the server.' } : answer;
  } catch {
    return { message: 'The server was not reached, or the file could not be read. Nothing is lost: try again.' };
  }
}
