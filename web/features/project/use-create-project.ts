import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { CreateProjectDocument, ProjectListDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';

/** Makes an empty project and goes there. Answers null, or the sentence to show when that did not work. */
export function useCreateProject(): (name: string) => Promise<string | null> {
  const [create] = useMutation(CreateProjectDocument, { refetchQueries: [ProjectListDocument] });
  const navigate = useNavigate();
  return useCallback(
    async (name) => {
      try {
        const { data } = await create({ variables: { input: { name } } });
        if (!data) return 'The server’s answer was empty.';
        await navigate({ to: '/p/$projectId/outline', params: { projectId: data.createProject.id } });
        return null;
      } catch (error) {
        return errorSentence(error);
      }
    },
    [create, navigate],
  );
}
