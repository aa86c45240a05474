import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { AppError, badInput } from '../domain/app-error.ts';
import { ErrorTranslator } from './errors.ts';

function translator(suggest = false) {
  const reports: Readonly<Record<string, unknown>>[] = [];
  let incidents = 0;
  const errors = new ErrorTranslator({
    suggest,
    isOutage: (error) => error instanceof Error && error.message === 'connection refused',
    report: (_message, details) => reports.push(details),
    newIncidentId: () => `incident-${(incidents += 1)}`,
  });
  return { errors, reports };
}
const thrown = (originalError: Error) =>
  new GraphQLError(originalError.message, { originalError, path: ['project', 'name'] });

test('passes a refusal on with its sentence, code and field, and reports nothing', () => {
  const { errors, reports } = translator();
  expect(errors.translate(thrown(badInput('input.name', 'The name must not be empty.')))).toEqual({
    message: 'The name must not be empty.',
    path: ['project', 'name'],
    extensions: { code: 'BAD_USER_INPUT', field: 'input.name' },
  });
  const slower = new AppError('RATE_LIMITED', 'Wait a little.', { retryAfterSeconds: 10 });
  expect(errors.translate(thrown(slower)).extensions).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: 10 });
  expect(reports).toEqual([]);
});

test('hides what nobody expected behind an id, and reports it once with the name of the operation', () => {
  const { errors, reports } = translator();
  const bug = new TypeError('secret of /etc/passwd');
  const first = errors.translate(thrown(bug), 'ProjectPage');
  const second = errors.translate(thrown(bug));
  expect(first).toEqual({
    message: 'Something went wrong in the server. The details are in its log under incident-1.',
    path: ['project', 'name'],
    extensions: { code: 'INTERNAL', incidentId: 'incident-1' },
  });
  expect(second.extensions).toEqual(first.extensions);
  expect(reports).toEqual([{ incidentId: 'incident-1', operationName: 'ProjectPage', error: bug }]);
});

test('says of an outage that it is one', () => {
  const { errors, reports } = translator();
  expect(errors.translate(thrown(new Error('connection refused'))).extensions).toMatchObject({ code: 'UNAVAILABLE' });
  expect(reports).toHaveLength(1);
});

test('masks a fault that graphql finds in our own answers', () => {
  const { errors } = translator();
  const fault = new GraphQLError('Cannot return null for non-nullable field Task.project.');
  expect(errors.translate(fault).extensions).toMatchObject({ code: 'INTERNAL' });
});

test('names the place of a variable that does not fit', () => {
  const { errors } = translator();
  const message =
    'Variable "$input" got invalid value 3 at "input.operations[2].createTask.title"; String cannot represent a non string value: 3';
  expect(errors.translate(new GraphQLError(message)).extensions).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'input.operations.2.createTask.title',
  });
  const missing = new GraphQLError('Variable "$id" of required type "ID!" was not provided.');
  expect(errors.translate(missing).extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'id' });
});

test('does not send a refused document back to its author', () => {
  const { errors } = translator();
  const value = 'x'.repeat(200_000);
  const { message } = errors.translate(
    new GraphQLError(`Variable "$input" got invalid value "${value}" at "input.goal"; Too long.`),
  );
  expect(message.length).toBeLessThan(600);
  expect(message).toContain('Too long.');
});

test('suggests names of the schema only while developing', () => {
  const typo = new GraphQLError('Cannot query field "nam" on type "Project". Did you mean "name"?', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
  expect(translator(false).errors.translate(typo).message).toBe('Cannot query field "nam" on type "Project".');
  expect(translator(true).errors.translate(typo).message).toContain('Did you mean "name"?');
});
