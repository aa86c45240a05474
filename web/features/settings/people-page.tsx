import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  PeopleDocument,
  PeoplePage_AddDocument,
  PeoplePage_SetCapacityDocument,
  PeoplePageDocument,
  type PeoplePageQuery,
} from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/live-regions.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';

const NAME_CHARACTERS = 200;
const MINUTES = 60;
const HOURS_OF_A_WEEK = 168;

/** Who can be given work, and how much of a week each of them has for it. */
export function PeoplePage() {
  useDocumentTitle('People');
  const { data, error, refetch } = useQuery(PeoplePageDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <h1 tabIndex={-1} className="text-20 font-semibold">
        People
      </h1>
      <p className="mt-1 max-w-xl text-mut">
        Everybody who can be given work. People also come into being when a task is given to a new name. The hours stand
        beside the work of each of them on the dashboard.
      </p>
      {error && !data && (
        <div role="alert" className="mt-4 flex items-center gap-3 text-del">
          {errorSentence(error)}
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {!data && !error && <Skeleton rows={4} label="Loading the people" />}
      {data && (
        <ul aria-label="People" className="mt-4 max-w-xl divide-y divide-line">
          {data.people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      <NewPerson />
    </>
  );
}

/** Saved on Enter and on leaving the field; what cannot be saved stays there with the reason. */
function PersonRow({ person }: { readonly person: PeoplePageQuery['people'][number] }) {
  const saved = String(person.weeklyCapacityMinutes / MINUTES);
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [setCapacity] = useMutation(PeoplePage_SetCapacityDocument);

  async function save() {
    if (draft === null || draft === saved) return setDraft(null);
    const hours = Number(draft.trim().replace(',', '.'));
    if (draft.trim() === '' || !(hours >= 0 && hours <= HOURS_OF_A_WEEK))
      return setProblem(`A week has between 0 and ${HOURS_OF_A_WEEK} hours.`);
    try {
      await setCapacity({ variables: { personId: person.id, minutes: Math.round(hours * MINUTES) } });
      setDraft(null);
      announce(`${person.name} has ${hours} hours a week.`);
    } catch (error) {
      setProblem(errorSentence(error));
    }
  }

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <Avatar name={person.name} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{person.name}</span>
        {person.email !== null && <span className="block truncate text-12 text-mut">{person.email}</span>}
      </span>
      <TextField
        label={`Hours a week of ${person.name}`}
        hideLabel
        inputMode="decimal"
        className="w-20"
        inputClassName="text-right tabular-nums"
        value={draft ?? saved}
        error={problem}
        onChange={(event) => {
          setDraft(event.target.value);
          setProblem(null);
        }}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
          if (event.key !== 'Escape') return;
          setDraft(null);
          setProblem(null);
        }}
      />
      <span className="text-12 text-mut">hours a week</span>
    </li>
  );
}

function NewPerson() {
  const { text: name, setText: setName, clear } = useKeptText('new-person');
  const [problem, setProblem] = useState<string | null>(null);
  const [add, { loading }] = useMutation(PeoplePage_AddDocument, {
    refetchQueries: [PeoplePageDocument, PeopleDocument],
  });
  async function submit() {
    if (name.trim() === '') return setProblem('A person needs a name.');
    try {
      await add({ variables: { name } });
      clear();
    } catch (error) {
      setProblem(errorSentence(error));
    }
  }
  return (
    <form
      className="mt-4 flex max-w-xl items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label="Name of somebody new"
        hideLabel
        placeholder="Name"
        className="flex-1"
        maxLength={NAME_CHARACTERS}
        value={name}
        error={problem}
        onChange={(event) => {
          setName(event.target.value);
          setProblem(null);
        }}
      />
      <Button type="submit" busy={loading} className="h-8">
        Add
      </Button>
    </form>
  );
}
