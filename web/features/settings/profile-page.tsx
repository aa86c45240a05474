import { useMutation, useQuery } from '@apollo/client/react';
import { InboxDocument, PeopleDocument, SetViewerPersonDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { ViewerNameField } from '../presence/viewer-name-field.tsx';
import { showToast } from '../../ui/toasts.ts';

/** Who sits here. */
export function ProfilePage() {
  useDocumentTitle('Profile');
  const { data } = useQuery(InboxDocument, { fetchPolicy: 'no-cache' });
  return (
    <>
      <h1 tabIndex={-1} className="text-20 font-semibold">
        Profile
      </h1>
      <div className="mt-4 max-w-sm">
        <ViewerNameField shownAs={data?.viewer.name ?? null} />
      </div>
      <ViewerPerson current={data?.viewer.person ?? null} />
    </>
  );
}

/** Which person of the plans the viewer is: theirs are the mentions, tasks and due dates in the inbox. */
function ViewerPerson({ current }: { readonly current: { readonly id: string } | null }) {
  const { data: all } = useQuery(PeopleDocument, { fetchPolicy: 'cache-and-network' });
  const [save, { data: saved }] = useMutation(SetViewerPersonDocument, { refetchQueries: [InboxDocument] });
  const person = saved ? saved.setViewerPerson.person : current;

  async function choose(personId: string) {
    try {
      await save({ variables: { personId: personId === '' ? null : personId } });
    } catch (error) {
      showToast({ title: 'The choice was not saved', description: errorSentence(error), tone: 'error' });
    }
  }

  return (
    <label className="mt-4 flex max-w-sm flex-col gap-1">
      <span className="text-12 font-medium text-mut">In the plans you are</span>
      <select
        value={person?.id ?? ''}
        className="h-8 rounded-control border border-line2 bg-raised px-2 text-14 coarse:h-11"
        onChange={(event) => void choose(event.target.value)}
      >
        <option value="">Nobody</option>
        {all?.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <span className="text-12 text-faint">
        Your inbox shows the mentions, tasks and due dates of this person. People come into being when a task is given
        to them.
      </span>
    </label>
  );
}
