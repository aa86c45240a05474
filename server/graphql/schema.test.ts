import { readFileSync } from 'node:fs';
import { coerceInputValue, type GraphQLInputType } from 'graphql';
import { expect, test } from 'vitest';
import { buildApiSchema, printApiSchema } from './schema.ts';

const schema = await buildApiSchema();

function problemsOf(type: string, value: unknown): string[] {
  const problems: string[] = [];
  coerceInputValue(value, schema.getType(type) as GraphQLInputType, (path, _value, error) => {
    problems.push(`${path.join('.')}: ${error.message}`);
  });
  return problems;
}

test('is the schema that schema.graphql publishes', () => {
  const published = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(printApiSchema(schema)).toBe(published);
});

test('takes an operation of exactly one kind', () => {
  expect(problemsOf('OperationInput', { deleteTask: { id: '1' } })).toEqual([]);
  expect(problemsOf('OperationInput', { deleteTask: { id: '1' }, moveTask: { id: '1' } })).toEqual([
    ': Exactly one key must be specified for OneOf type "OperationInput".',
  ]);
  expect(problemsOf('OperationInput', {})).toHaveLength(1);
  expect(problemsOf('OperationInput', { deleteTask: null })).toHaveLength(1);
});

test('gives fields of a change no defaults, which would change what nobody named', () => {
  const value = { createTask: { title: 'New' } };
  expect(coerceInputValue(value, schema.getType('OperationInput') as GraphQLInputType)).toEqual(value);
  const update = { updateTask: { id: '1', dueDate: null } };
  expect(coerceInputValue(update, schema.getType('OperationInput') as GraphQLInputType)).toEqual(update);
});
