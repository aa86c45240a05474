import type { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

/** One sentence for each thing that is wrong, with the file and the path in it: `limits.retries`, `agents.planner.0`. */
export function explainSetting(fileName: string, issue: z.core.$ZodIssue): string[] {
  const place = (...more: string[]): string =>
    `${fileName}: ${[...issue.path.map(String), ...more].join('.') || 'the whole'}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        /^(api_?)?(key|secret|token)$/i.test(key)
          ? `${place(key)} does not belong there: keys are read from the environment only.`
          : `${place(key)} is not a setting.`,
      );
    case 'invalid_type':
      return [
        isAbsent(issue) ? `${place()} is missing.` : `${place()} must be ${KINDS[issue.expected] ?? issue.expected}.`,
      ];
    case 'invalid_value':
      return [`${place()} must be one of ${issue.values.map(String).join(', ')}.`];
    case 'too_small':
      return [`${place()} must ${boundOf(issue.origin)} at least ${String(issue.minimum)}${unitOf(issue.origin)}.`];
    case 'too_big':
      return [`${place()} must ${boundOf(issue.origin)} at most ${String(issue.maximum)}${unitOf(issue.origin)}.`];
    default:
      return [`${place()} is not right: ${issue.message}.`];
  }
}

/** zod says so only in the message. */
function isAbsent({ message }: z.core.$ZodIssue): boolean {
  return message.endsWith('received undefined');
}

function boundOf(origin: string): string {
  return origin === 'string' || origin === 'array' ? 'have' : 'be';
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
