import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';
import { isLocalDate } from '../domain/field-rules.ts';

/** What stands in storage is what goes out: text stays text, and only what clients send is looked at. */
function textScalar(name: string, description: string, isRight: (text: string) => boolean, expected: string) {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && isRight(value)) return value;
    throw new GraphQLError(`${name} must be ${expected}; ${describe(value)} is not.`);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => value as string,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 40)}"` : `a value of type ${typeof value}`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** Whether it is an instant of the calendar in RFC 3339, UTC, written with `T` and `Z`. */
function isInstant(text: string): boolean {
  if (!INSTANT.test(text) || !isLocalDate(text.slice(0, 10))) return false;
  return text.slice(11, 19) <= '23:59:59' && !Number.isNaN(Date.parse(text));
}

export const DateTime = textScalar(
  'DateTime',
  'An instant in RFC 3339, UTC, such as 2026-11-23T18:36:23.000Z.',
  isInstant,
  'an instant in UTC such as 2026-11-23T18:36:23.000Z',
);

export const LocalDateScalar = textScalar(
  'LocalDate',
  'A day of the calendar, YYYY-MM-DD, without time zone.',
  isLocalDate,
  'a day of the calendar written YYYY-MM-DD',
);

export const Json = GraphQLJSON;
export const JsonObject = GraphQLJSONObject;
