import { expect, test } from 'vitest';
import { ANSWER, ANSWER_JSON_SCHEMA } from '../../../server/agents/model/operations/draft-schema.ts';

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; items?: Schema };

function* schemas(schema: Schema, depth = 0): Generator<{ schema: Schema; depth: number }> {
  yield { schema, depth };
  for (const property of Object.values(schema.properties ?? {})) yield* schemas(property, depth + 1);
  if (schema.items) yield* schemas(schema.items, depth + 1);
}

const ALL = [...schemas(ANSWER_JSON_SCHEMA as Schema)];

test('requires every property and allows no other', () => {
  const objects = ALL.map(({ schema }) => schema).filter((schema) => schema.properties);
  expect(objects).toHaveLength(3);
  for (const schema of objects) {
    expect(schema.required).toEqual(Object.keys(schema.properties ?? {}));
    expect(schema.additionalProperties).toBe(false);
  }
});

test('uses only words that every provider accepts', () => {
  const words = new Set(ALL.flatMap(({ schema }) => Object.keys(schema)));
  expect([...words].sort()).toEqual([
    'additionalProperties',
    'description',
    'enum',
    'items',
    'properties',
    'required',
    'type',
  ]);
});

test('is flat, and gives every property one type: not all providers accept lists of types, or values without a type', () => {
  expect(Math.max(...ALL.map(({ depth }) => depth))).toBeLessThanOrEqual(4);
  for (const { schema } of ALL) expect(schema.type).toMatch(/^(object|array|string|integer)$/);
});

test('streams what a person reads first, and the operations last', () => {
  expect(Object.keys((ANSWER_JSON_SCHEMA as Schema).properties ?? {})).toEqual([
    ANSWER.thinking,
    ANSWER.title,
    ANSWER.project,
    ANSWER.operations,
  ]);
});
