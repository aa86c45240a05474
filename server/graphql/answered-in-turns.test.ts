import { graphql, GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { answeredInTurns } from './answered-in-turns.ts';

test('answers a long list whole and in its order, and lets others have their turn meanwhile', async () => {
  const asked: (number | string)[] = [];
  const Item = new GraphQLObjectType<number>({
    name: 'Item',
    fields: {
      number: {
        type: GraphQLInt,
        resolve: (number) => {
          asked.push(number);
          return number;
        },
      },
    },
  });
  const items = { type: new GraphQLList(Item), resolve: () => answeredInTurns([1, 2, 3, 4, 5], 2) };
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { items } }) });
  const answer = graphql({ schema, source: '{ items { number } }' });
  setImmediate(() => asked.push('another'));
  expect(await answer).toEqual({ data: { items: [1, 2, 3, 4, 5].map((number) => ({ number })) } });
  expect(asked).toEqual([1, 2, 'another', 3, 4, 5]);
});
