import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';

/** Text that clients send by mistake or by intent, and values of scalars, right and wrong ones. */
const STORABLE = [
  '',
  ' ',
  'Write',
  '%_\\',
  '<script>',
  '- a\n  - b',
  'builtin',
  '__proto__',
  'e\u0301',
  '😀'.repeat(50),
];
const TEXTS = [...STORABLE, 'x'.repeat(3_000), 'a\0b', '\0', '\ud800', "'; drop table task; --", '999999999999'];
const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  String: TEXTS,
  Int: [0, 1, 2, 7, 50, -1, 2_147_483_647, -2_147_483_648],
  Float: [0, 0.5, -1, 1e308],
  Boolean: [true, false],
  LocalDate: ['2027-01-01', '2026-02-29', '0000-00-00', '9999-12-31', '\0'],
  DateTime: ['2027-01-01T00:00:00Z', '2027-01-01', 'x', '9999-12-31T23:59:59.999Z'],
  JSON: ['x', 1, null, { a: ['\0'] }],
  JSONObject: [{}, { a: [1, '\0'] }, { __proto__: 1 }, []],
};
const UNKNOWN_IDS = ['00000000-0000-4000-8000-000000000000', 'nonsense', '', '\0'];

/** Ids that answers held, by type: requests name what is there as often as what is not. Bounded. */
export class KnownIds {
  readonly #byType = new Map<string, string[]>();

  /** Takes up every object of an answer that has an id. */
  addAllOf(answer: unknown): void {
    if (Array.isArray(answer)) for (const each of answer) this.addAllOf(each);
    else if (answer !== null && typeof answer === 'object') {
      const { __typename: type, id } = answer as { __typename?: string; id?: unknown };
      if (type !== undefined && typeof id === 'string') {
        const ids = this.#byType.get(type) ?? [];
        if (!ids.includes(id)) this.#byType.set(type, [...ids, id].slice(-30));
      }
      for (const each of Object.values(answer)) this.addAllOf(each);
    }
  }

  /** Of the type that an argument's name speaks of, where there is one: `projectId`, `taskIds`, `parentId`. */
  for(name: string): readonly string[] {
    const wanted = name.replace(/Ids?$/, '').toLowerCase();
    const fitting = [...this.#byType].filter(([type]) => wanted !== 'id' && type.toLowerCase() === wanted);
    return (fitting.length > 0 ? fitting : [...this.#byType]).flatMap(([, ids]) => ids);
  }
}

export interface RandomRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** A query or mutation of the whole schema with any arguments, valid by its types alone. */
export function randomRequest(choose: fc.GeneratorValue, known: KnownIds): RandomRequest {
  const pick = <Item>(items: readonly Item[]): Item => items[choose(fc.nat, { max: items.length - 1 })]!;
  const isLikely = (percent: number): boolean => choose(fc.nat, { max: 99 }) < percent;

  const scalar = (name: string, field: string): unknown => {
    if (name !== 'ID') return pick(SCALARS[name] ?? TEXTS);
    const ids = known.for(field);
    return ids.length > 0 && isLikely(85) ? pick(ids) : pick(UNKNOWN_IDS);
  };
  const value = (type: GraphQLInputType, field: string, depth: number): unknown => {
    if (isNonNullType(type)) return value(type.ofType, field, depth);
    if (isListType(type))
      return Array.from({ length: choose(fc.nat, { max: 3 }) }, () => value(type.ofType, field, depth));
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (!isInputObjectType(type)) return scalar(type.name, field);
    const fields = Object.values(type.getFields());
    const chosen = type.isOneOf
      ? [pick(fields)]
      : fields.filter((each) => isRequiredInputField(each) || (depth < 4 && isLikely(50)));
    return Object.fromEntries(chosen.map((each) => [each.name, value(each.type, each.name, depth + 1)]));
  };
  const selection = (type: GraphQLOutputType, depth: number): string => {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return '';
    if (isUnionType(named))
      return `{ __typename ${named
        .getTypes()
        .map((each) => `... on ${each.name} ${selection(each, depth)}`)
        .join(' ')} }`;
    const fields = Object.values((named as GraphQLObjectType).getFields()).filter(
      (field) => !field.args.some(isRequiredArgument) && (!isCompositeType(getNamedType(field.type)) || depth > 0),
    );
    const chosen = fields.filter(
      ({ name, type: inner }) => name === 'id' || isLikely(isCompositeType(getNamedType(inner)) ? 40 : 80),
    );
    return `{ __typename ${chosen.map((field) => `${field.name} ${selection(field.type, depth - 1)}`).join(' ')} }`;
  };

  const isMutation = isLikely(65);
  const root = isMutation ? schema.getMutationType()! : schema.getQueryType()!;
  const field = pick(Object.values(root.getFields()));
  const args = field.args.filter((arg) => isRequiredArgument(arg) || isLikely(60));
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const used = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return {
    query: `${isMutation ? 'mutation' : 'query'} ${declared && `(${declared})`} { ${field.name} ${used && `(${used})`} ${selection(field.type, 2)} }`,
    variables: Object.fromEntries(args.map((arg) => [arg.name, value(arg.type, arg.name, 0)])),
  };
}
