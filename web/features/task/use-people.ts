import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { PeopleDocument, type PeopleQuery } from '../../__generated__/graphql.ts';
import { plans } from '../../apollo/plan-sessions.ts';

/** Everybody who can be given work; undefined until they have arrived. Who is chosen among them is shown by name at once. */
export function usePeople(): PeopleQuery['people'] | undefined {
  const { data } = useQuery(PeopleDocument, { fetchPolicy: 'cache-and-network' });
  const people = data?.people;
  useEffect(
    function meetThem() {
      if (people) plans.meet(people);
    },
    [people],
  );
  return people;
}
