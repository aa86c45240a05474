import type { Task } from '../task.ts';
import type { ExportedPlan } from './plan-export.ts';

/** Octets of a line, without its end, by RFC 5545. */
const LINE_OCTETS = 75;

/** Every task that is due on some day, as an event of that whole day. Done and cancelled ones are left out. */
export function toICalendar({ project, outline, personName }: ExportedPlan): string {
  const due = outline.filter(({ dueDate, status }) => dueDate !== null && !['COMPLETED', 'CANCELLED'].includes(status));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Orchestrator//Plan//EN',
    `X-WR-CALNAME:${escaped(project.name)}`,
    ...due.flatMap((task) => eventOf(task, task.assigneeId === null ? null : personName(task.assigneeId))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(task: Task, assignee: string | null): string[] {
  const day = task.dueDate!;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const note = [assignee === null ? '' : `For ${assignee}.`, task.description].filter(Boolean).join('\n\n');
  return [
    'BEGIN:VEVENT',
    `UID:${task.id}@orchestrator`,
    `DTSTAMP:${task.updatedAt.replaceAll(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${next.replaceAll('-', '')}`,
    `SUMMARY:${escaped(`#${task.number} ${task.title}`)}`,
    ...(note === '' ? [] : [`DESCRIPTION:${escaped(note)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** What a calendar may take for the end of a line, or not take at all. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/gu;

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|[\r\n]/g, '\\n')
    .replaceAll(CONTROLS, ' ');
}

/** Long lines go on in the next one, after a space; a character is never cut. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LINE_OCTETS) return line;
  let octets = 0;
  let text = '';
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
