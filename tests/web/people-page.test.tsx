import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { PeoplePage } from '../../web/features/settings/people-page.tsx';
import { openPage, ScriptedApi } from './scripted-api.tsx';

afterEach(cleanup);

function open() {
  const people = [
    { __typename: 'Person', id: 'ana', name: 'Ana', email: 'ana@example.org', weeklyCapacityMinutes: 2400 },
    { __typename: 'Person', id: 'ben', name: 'Ben', email: null, weeklyCapacityMinutes: 960 },
  ];
  const api = new ScriptedApi({
    PeoplePage: () => ({ data: { people } }),
    People: () => ({ data: { people } }),
    PeoplePage_setCapacity: ({ personId, minutes }) => ({
      data: { setWeeklyCapacity: { __typename: 'Person', id: personId, weeklyCapacityMinutes: minutes } },
    }),
    PeoplePage_add: ({ name }) => {
      people.push({ __typename: 'Person', id: 'new', name: String(name), email: null, weeklyCapacityMinutes: 2400 });
      return { data: { createPerson: { __typename: 'Person', id: 'new' } } };
    },
  });
  openPage({ api, path: '/welcome', url: '/welcome', Page: PeoplePage });
  return { api, user: userEvent.setup() };
}

const hoursOf = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name: `Hours a week of ${name}` });

it('shows what of a week each has, and takes another number', async () => {
  const { api, user } = open();
  expect((await hoursOf('Ana')).value).toBe('40');
  const field = await hoursOf('Ben');
  await user.clear(field);
  await user.type(field, '20,5{Enter}');
  await waitFor(() => expect(api.callsOf('PeoplePage_setCapacity')).toEqual([{ personId: 'ben', minutes: 1230 }]));
  await waitFor(() => expect(field.value).toBe('20.5'));
});

it('keeps what is no number of hours, with the reason', async () => {
  const { api, user } = open();
  const field = await hoursOf('Ana');
  await user.clear(field);
  await user.type(field, '200{Enter}');
  expect(await screen.findByText('A week has between 0 and 168 hours.')).toBeDefined();
  expect(field.value).toBe('200');
  expect(api.callsOf('PeoplePage_setCapacity')).toEqual([]);
});

it('adds somebody', async () => {
  const { user } = open();
  await user.type(await screen.findByRole('textbox', { name: 'Name of somebody new' }), 'Chidi{Enter}');
  expect((await hoursOf('Chidi')).value).toBe('40');
});
