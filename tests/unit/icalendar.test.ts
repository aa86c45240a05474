import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toICalendar } from '../../server/domain/export/icalendar.ts';
import type { Instant, LocalDate, PersonId, ProjectId, TaskId } from '../../server/domain/ids.ts';
import { NEW_TASK_FIELDS, type Task } from '../../server/domain/task.ts';

function task(title: string, description: string): Task {
  return {
    ...NEW_TASK_FIELDS,
    id: randomUUID() as TaskId,
    projectId: 'p' as ProjectId,
    number: 1,
    title,
    description,
    assigneeId: 'a' as PersonId,
    dueDate: '2027-01-15' as LocalDate,
    parentId: null,
    orderKey: 'a',
    depth: 0,
    version: 1,
    createdAt: '2026-11-26T00:00:00.000Z' as Instant,
    updatedAt: '2026-11-26T00:00:00.000Z' as Instant,
  };
}

/** The lines of a calendar as its readers put them together again, by RFC 5545. */
function linesOf(calendar: string): string[] {
  return calendar.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

const unescaped = (value: string) =>
  value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
/** What is there to be read: line breaks are one, other controls are a space. */
const legible = (text: string) =>
  text.replaceAll(/\r\n|\r/g, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/gu, ' ');

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom(
    'a\r\nEND:VEVENT\r\nBEGIN:VALARM',
    'a\u2028ATTENDEE:mailto:x@example.invalid',
    'a\u0085b\u000bc\u000cd\u001be',
    'C:\\new; a, b',
    '\\\\n',
    '\u{1F469}\u200D\u{1F4BB}'.repeat(30),
    'W'.repeat(300),
  ),
);

test('a calendar gives every text back, and no text makes a line of its own', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, description, name) => {
      const project = { name } as never;
      const outline = [task(title, description)];
      const calendar = toICalendar({ project, outline, dependencies: [], personName: () => 'Ana' });
      for (const line of calendar.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]/u);
      }
      const lines = linesOf(calendar);
      expect(lines.map((line) => line.slice(0, line.search(/[:;]/)))).toEqual(
        'BEGIN VERSION PRODID X-WR-CALNAME BEGIN UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION TRANSP END END'.split(
          ' ',
        ),
      );
      const valueOf = (field: string) =>
        unescaped(lines.find((line) => line.startsWith(`${field}:`))!.slice(field.length + 1));
      expect(valueOf('SUMMARY')).toBe(legible(`#1 ${title}`));
      const note = description === '' ? 'For Ana.' : `For Ana.\n\n${description}`;
      expect(valueOf('DESCRIPTION')).toBe(legible(note));
      expect(valueOf('X-WR-CALNAME')).toBe(legible(name));
    }),
  );
});
