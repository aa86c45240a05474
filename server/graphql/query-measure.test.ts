import { globSync, readFileSync } from 'node:fs';
import { getIntrospectionQuery, getOperationAST, Kind, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { API_LIMITS } from './limits.ts';
import { excessOf } from './query-limits.ts';
import { measureQuery } from './query-measure.ts';
import { buildApiSchema } from './schema.ts';

const schema = await buildApiSchema();

function prepare(text: string) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The document has not exactly one operation.');
  return { document, operation };
}
function measure(text: string, variables: Record<string, unknown> = {}) {
  const { document, operation } = prepare(text);
  return measureQuery(schema, document, operation, variables);
}
function excess(text: string, variables: Record<string, unknown> = {}) {
  const { document, operation } = prepare(text);
  return excessOf(schema, document, operation, variables, API_LIMITS)?.extensions.code ?? null;
}

const MAIN_SCREEN = `query ($id: ID!) {
  project(id: $id) {
    id name version progress { taskCount countsByStatus { status count } }
    outline { id title assignee { id name } dependencies { id } dependents { id } }
    patches(first: 20) { nodes { id title conflicts { message } } }
    runs(first: 5) { id status usage { costUsd } }
  }
}`;

test('lets the main screen, the history and the tools of developers pass', () => {
  expect(excess(MAIN_SCREEN, { id: '1' })).toBeNull();
  expect(
    excess('{ project(id: "1") { patches(first: 100) { nodes { operations { title changes { field } } } } } }'),
  ).toBeNull();
  expect(
    excess(
      '{ projects(first: 50) { nodes { name progress { countsByStatus { count } } tasks(first: 10) { nodes { id } } } } }',
    ),
  ).toBeNull();
  expect(excess('{ projects(first: 100) { totalCount nodes { outline { id title } } } }')).toBeNull();
  const options = { inputValueDeprecation: true, oneOf: true, schemaDescription: true, specifiedByUrl: true };
  expect(excess(getIntrospectionQuery(options))).toBeNull();
});

test('lets every document of the web application pass', () => {
  const files = globSync('web/**/*.graphql').map((path) => readFileSync(path, 'utf8'));
  const { definitions } = parse(files.join('\n'));
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  expect(operations.length).toBeGreaterThan(5);
  for (const operation of operations) {
    const document = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] } as const;
    expect([operation.name?.value, excessOf(schema, document, operation, { first: 50 }, API_LIMITS)]).toEqual([
      operation.name?.value,
      null,
    ]);
  }
});

test('multiplies lists that lie within lists', () => {
  const one = measure('{ project(id: "1") { outline { id } } }').cost;
  const nested = measure('{ project(id: "1") { outline { children { id } } } }').cost;
  expect(nested).toBeGreaterThan(5 * one);
  expect(excess('{ project(id: "1") { outline { children { children { children { id } } } } } }')).toBe(
    'QUERY_TOO_COMPLEX',
  );
  expect(excess('{ project(id: "1") { outline { project { outline { id } } } } }')).toBe('QUERY_TOO_COMPLEX');
});

test('reads page sizes from variables, their defaults, and the schema', () => {
  const query = 'query ($first: Int) { projects(first: $first) { nodes { outline { id } } } }';
  const withDefault =
    'query ($first: Int = 200) { projects(first: $first) { nodes { outline { id title assignee { id } } } } }';
  expect(measure(query, { first: 100 }).cost).toBeGreaterThan(9 * measure(query, { first: 10 }).cost);
  expect(measure(query, {}).cost).toBe(measure('{ projects { nodes { outline { id } } } }').cost);
  expect(excess(withDefault)).toBe('QUERY_TOO_COMPLEX');
  expect(excess(withDefault, { first: 10 })).toBeNull();
});

test('sees aliases, depth and cost through fragments', () => {
  const fragment = 'fragment F on Task { a: title b: title c: children { id } }';
  expect(measure(`{ task(id: "1") { ...F ... on Task { ...F } } } ${fragment}`)).toMatchObject({
    aliases: 6,
    depth: 3,
  });
  expect(measure(`{ node(id: "1") { ... on Project { outline { id } } } }`).cost).toBeGreaterThan(1000);
});

test('measures a document of fragments that spread each other twice in linear time', () => {
  const fragments = Array.from(
    { length: 60 },
    (_, index) =>
      `fragment F${index} on Task { parent { ...F${index + 1} } project { task(id: "1") { ...F${index + 1} } } }`,
  );
  const started = performance.now();
  const { document, operation } = (() => {
    const parsed = parse(`{ task(id: "1") { ...F0 } } ${fragments.join(' ')} fragment F60 on Task { id }`);
    return { document: parsed, operation: getOperationAST(parsed)! };
  })();
  const { cost } = measureQuery(schema, document, operation, {});
  expect(cost).toBeGreaterThan(2 ** 60);
  expect(performance.now() - started).toBeLessThan(500);
});

test('refuses a thousand aliases and a query that is deeper than any screen', () => {
  const aliases = Array.from({ length: 1000 }, (_, index) => `a${index}: viewer { id }`);
  expect(excess(`{ ${aliases.join(' ')} }`)).toBe('QUERY_TOO_COMPLEX');
  const deep = `{ task(id: "1") ${'{ parent '.repeat(25)} { id } ${'}'.repeat(25)} }`;
  expect(excess(deep)).toBe('QUERY_TOO_COMPLEX');
});
