import { describe, expect, test } from 'vitest';
import { ANSWER, EDIT_JSON_SCHEMA, PLAN_JSON_SCHEMA } from '../../../server/agents/model/operations/draft-schema.ts';

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; items?: Schema };

function* schemas(schema: Schema, depth = 0): Generator<{ schema: Schema; depth: number }> {
  yield { schema, depth };
  for (const property of Object.values(schema.properties ?? {})) yield* schemas(property, depth + 1);
  if (schema.items) yield* schemas(schema.items, depth + 1);
}

describe.each([
  ['making plans', PLAN_JSON_SCHEMA],
  ['changing plans', EDIT_JSON_SCHEMA],
])('the schema for %s', (_, schema) => {
  const ALL = [...schemas(schema as Schema)];

  test('requires every property and allows no other', () => {
    const objects = ALL.map((each) => each.schema).filter((each) => each.properties);
    expect(objects).toHaveLength(3);
    for (const each of objects) {
      expect(each.required).toEqual(Object.keys(each.properties ?? {}));
      expect(each.additionalProperties).toBe(false);
    }
  });

  test('uses only words that every provider accepts', () => {
    const words = new Set(ALL.flatMap((each) => Object.keys(each.schema)));
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
    for (const each of ALL) expect(each.schema.type).toMatch(/^(object|array|string|integer)$/);
  });

  test('streams what a person reads first, and the operations last', () => {
    expect(Object.keys((schema as Schema).properties ?? {})).toEqual([
      ANSWER.thinking,
      ANSWER.title,
      ANSWER.project,
      ANSWER.operations,
    ]);
  });
});
