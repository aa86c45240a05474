import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/ids.ts';
import { DateReader } from './date-reader.ts';
import { NameBook } from './name-book.ts';
import { readItem } from './read-item.ts';

/** A Monday. */
const TODAY = '2026-11-23' as LocalDate;

interface Expected {
  title: string;
  minutes?: number;
  start?: string;
  due?: string;
  people?: string[];
  priority?: string;
  tags?: string[];
  status?: string;
}

function read(text: string, known: readonly string[] = []): Expected {
  const names = new NameBook();
  for (const name of known) names.learn(name);
  const { text: left, facts } = readItem(text, { dates: new DateReader(TODAY), names });
  return {
    title: left.title(),
    ...(facts.estimatedMinutes !== null && { minutes: facts.estimatedMinutes }),
    ...(facts.startDate !== null && { start: facts.startDate }),
    ...(facts.dueDate !== null && { due: facts.dueDate }),
    ...(facts.people.length > 0 && { people: facts.people }),
    ...(facts.priority !== null && { priority: facts.priority }),
    ...(facts.tags.length > 0 && { tags: facts.tags }),
    ...(facts.status !== null && { status: facts.status }),
  };
}

function cases(list: readonly (readonly [text: string, expected: Expected])[]): void {
  test.each(list)('%s', (text, expected) => expect(read(text)).toEqual(expected));
}

describe('estimates', () => {
  cases([
    ['Build API (2d)', { title: 'Build API', minutes: 960 }],
    ['Build API [3h]', { title: 'Build API', minutes: 180 }],
    ['Build API - 90 min', { title: 'Build API', minutes: 90 }],
    ['Build API ~1 week', { title: 'Build API', minutes: 2400 }],
    ['Build API, 1.5 days', { title: 'Build API', minutes: 720 }],
    ['Build API (1,5 days)', { title: 'Build API', minutes: 720 }],
    ['Build API: 2-3 days', { title: 'Build API', minutes: 1200 }],
    ['Build API (2 to 4 hours)', { title: 'Build API', minutes: 180 }],
    ['Build API — half a day', { title: 'Build API', minutes: 240 }],
    ['Build API (half day)', { title: 'Build API', minutes: 240 }],
    ['Build API est. 4h', { title: 'Build API', minutes: 240 }],
    ['Build API (est: 4h)', { title: 'Build API', minutes: 240 }],
    ['Build API, estimate: 3 days', { title: 'Build API', minutes: 1440 }],
    ['Build API estimated at 3 days', { title: 'Build API', minutes: 1440 }],
    ['Build API 2d', { title: 'Build API', minutes: 960 }],
    ['Build API | 2d | @ana', { title: 'Build API', minutes: 960, people: ['Ana'] }],
    ['2d: Build API', { title: 'Build API', minutes: 960 }],
    ['[2d] Build API', { title: 'Build API', minutes: 960 }],
    ['(2d) Build API', { title: 'Build API', minutes: 960 }],
    ['Build API (1d 4h)', { title: 'Build API', minutes: 720 }],
    ['Build API (1h30)', { title: 'Build API', minutes: 90 }],
    ['Build API (1 month)', { title: 'Build API', minutes: 9600 }],
    ['Build API (two weeks)', { title: 'Build API', minutes: 4800 }],
    ['Build API (a couple of days)', { title: 'Build API', minutes: 960 }],
    ['Build API (3 person-days)', { title: 'Build API', minutes: 1440 }],
    ['Build API takes about 2 days', { title: 'Build API', minutes: 960 }],
    ['Build API. Should take 3 days.', { title: 'Build API', minutes: 1440 }],
    ['Build API (about 2 days)', { title: 'Build API', minutes: 960 }],
    ['Build API (approx. 2h)', { title: 'Build API', minutes: 120 }],
    ['Build API (2 days of work)', { title: 'Build API', minutes: 960 }],
    ['Build API (1 day each, see wiki)', { title: 'Build API (see wiki)', minutes: 480 }],
    ['Build API (a day and a half)', { title: 'Build API', minutes: 720 }],
    ['Build API (2½ days)', { title: 'Build API', minutes: 1200 }],
    ['Build API (effort: 2d)', { title: 'Build API', minutes: 960 }],
    ['Build API – duration 3 weeks', { title: 'Build API', minutes: 7200 }],
    ['Build API (45m)', { title: 'Build API', minutes: 45 }],
    ['Build API (max 2h)', { title: 'Build API', minutes: 120 }],
    ['Build API (0.5d)', { title: 'Build API', minutes: 240 }],
    ['Build API (5 days?)', { title: 'Build API', minutes: 2400 }],
    ['Build API; 2h; urgent', { title: 'Build API', minutes: 120, priority: 'CRITICAL' }],
    ['Build API {2d}', { title: 'Build API', minutes: 960 }],
    ['Build API => 2d', { title: 'Build API', minutes: 960 }],
    ['Build API ⏱ 2h', { title: 'Build API ⏱', minutes: 120 }],
  ]);
});

describe('words that are no estimates', () => {
  test.each([
    'React 19 upgrade', 'Phase 2d model', '10 h of footage to review', 'Keep logs for 30 days', 'Two-day workshop on safety', 'Reply within 24 hours',
    'Check every 2 hours', 'Render the house in 3D', 'Plan first 90 days', 'Write the 5 minute demo script', 'Backups of the last 7 days', 'Try the 14 day trial',
    'Book 3 days in Rome', 'A week of tastings', 'Run 2 h walking tour with guests', '24h support line', 'Talk about a day in the life', 'Compare 4G and 5G plans',
    'Sell 10m units', 'Reach 5 km', 'Buy 2 m of fabric', 'Day 1 checklist', 'Sprint 2', 'Prepare 30/60/90 day plan', 'Order 20 d-sub plugs',
  ])('%s', (text) => expect(read(text)).toEqual({ title: text })); // prettier-ignore
});

describe('dates', () => {
  cases([
    ['Ship by 3 March', { title: 'Ship', due: '2027-03-03' }],
    ['Ship by March 3', { title: 'Ship', due: '2027-03-03' }],
    ['Ship by March 3rd, 2027', { title: 'Ship', due: '2027-03-03' }],
    ['Ship by the 3rd of March', { title: 'Ship', due: '2027-03-03' }],
    ['Ship, due 2026-12-01', { title: 'Ship', due: '2026-12-01' }],
    ['Ship (due: Dec 1)', { title: 'Ship', due: '2026-12-01' }],
    ['Ship due Dec 1', { title: 'Ship', due: '2026-12-01' }],
    ['Ship until next Friday', { title: 'Ship', due: '2026-12-04' }],
    ['Ship by Friday', { title: 'Ship', due: '2026-11-27' }],
    ['Ship by Fri', { title: 'Ship', due: '2026-11-27' }],
    ['Ship by tomorrow', { title: 'Ship', due: '2026-11-24' }],
    ['Ship start 5 Jan', { title: 'Ship', start: '2027-01-05' }],
    ['Ship, starts Monday', { title: 'Ship', start: '2026-11-23' }],
    ['Ship (start: 5 January 2027, due: 9 January 2027)', { title: 'Ship', start: '2027-01-05', due: '2027-01-09' }],
    ['Ship from 1 Feb to 10 Feb', { title: 'Ship', start: '2027-02-01', due: '2027-02-10' }],
    ['Ship (1–10 Feb)', { title: 'Ship', start: '2027-02-01', due: '2027-02-10' }],
    ['Ship (Feb 1–10)', { title: 'Ship', start: '2027-02-01', due: '2027-02-10' }],
    ['Ship, 28 Dec - 4 Jan', { title: 'Ship', start: '2026-12-28', due: '2027-01-04' }],
    ['Ship (2027-01-04 to 2027-01-08)', { title: 'Ship', start: '2027-01-04', due: '2027-01-08' }],
    ['Ship 2027-01-04 → 2027-01-08', { title: 'Ship', start: '2027-01-04', due: '2027-01-08' }],
    ['Ship, deadline 14.03.2027', { title: 'Ship', due: '2027-03-14' }],
    ['Ship by 14.3.', { title: 'Ship', due: '2027-03-14' }],
    ['Ship by 03/14/2027', { title: 'Ship', due: '2027-03-14' }],
    ['Ship by 14/03/2027', { title: 'Ship', due: '2027-03-14' }],
    ['Ship by 3/14', { title: 'Ship', due: '2027-03-14' }],
    ['Ship on 12 May', { title: 'Ship', due: '2027-05-12' }],
    ['Ship (12 May)', { title: 'Ship', due: '2027-05-12' }],
    ['Ship — 12 May', { title: 'Ship', due: '2027-05-12' }],
    ['12 May: Ship', { title: 'Ship', due: '2027-05-12' }],
    ['Ship by end of March', { title: 'Ship', due: '2027-03-31' }],
    ['Ship by the end of the month', { title: 'Ship', due: '2026-11-30' }],
    ['Ship by end of next week', { title: 'Ship', due: '2026-12-04' }],
    ['Ship by mid-January', { title: 'Ship', due: '2027-01-15' }],
    ['Ship by end of Q1', { title: 'Ship', due: '2027-03-31' }],
    ['Ship in 2 weeks', { title: 'Ship in 2 weeks' }],
    ['Ship (in 2 weeks)', { title: 'Ship', due: '2026-12-07' }],
    ['Ship by Friday, 4 December', { title: 'Ship', due: '2026-12-04' }],
    ['Ship by Fri 4 Dec 2026', { title: 'Ship', due: '2026-12-04' }],
    ['Ship by 4 Dec at 17:00', { title: 'Ship', due: '2026-12-04' }],
    ['Ship by 5pm Friday', { title: 'Ship', due: '2026-11-27' }],
    ['Ship no later than 4 Dec', { title: 'Ship', due: '2026-12-04' }],
    ['Ship before 4 Dec', { title: 'Ship', due: '2026-12-04' }],
    ['Ship week of 4 Jan', { title: 'Ship', start: '2027-01-04', due: '2027-01-08' }],
    ['Ship (by 4 Dec, 2d, @ana)', { title: 'Ship', due: '2026-12-04', minutes: 960, people: ['Ana'] }],
    ['By 4 December: ship', { title: 'ship', due: '2026-12-04' }],
    ['Ship. Deadline: 4 Dec.', { title: 'Ship', due: '2026-12-04' }],
    ['Ship @ 4 Dec', { title: 'Ship', due: '2026-12-04' }],
    ['Ship between 4 and 8 Jan', { title: 'Ship', start: '2027-01-04', due: '2027-01-08' }],
    ['Ship not before 4 Jan', { title: 'Ship', start: '2027-01-04' }],
    ['Ship (must be done by 4 Jan)', { title: 'Ship', due: '2027-01-04' }],
    ['Ship to be finished by 4 Jan', { title: 'Ship', due: '2027-01-04' }],
    ['Ship - needs to be done by Dec 4', { title: 'Ship', due: '2026-12-04' }],
    ["Ship by 4 Dec '26", { title: 'Ship', due: '2026-12-04' }],
    ['Ship (Mon 7 Dec – Wed 9 Dec)', { title: 'Ship', start: '2026-12-07', due: '2026-12-09' }],
    ['Ship EOD Friday', { title: 'Ship', due: '2026-11-27' }],
    ['Ship by EOW', { title: 'Ship', due: '2026-11-27' }],
  ]);
});

describe('words that are no dates', () => {
  test.each([
    'March for the environment', 'Plan May Day party', 'Meet the 3 marketers', 'Chapter 5.3 review', 'Version 1.2.3 rollout', 'Call 555-1234', 'Friday deploy freeze policy',
    'Weekly Monday standup', 'Publish every Friday', 'Sales by region', 'Report on March numbers', 'Decide on Sunday opening hours', 'Sat-nav setup', 'Review 2026 budget', 'Day after tomorrow',
    'On-call rota', 'Move 24/7 support to Porto', 'Send invoice 2026-118', 'Tickets for 3 May concert',
  ])('%s', (text) => expect(read(text)).toEqual({ title: text })); // prettier-ignore
});

describe('people', () => {
  cases([
    ['Design logo @ana', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo (@ana)', { title: 'Design logo', people: ['Ana'] }],
    ['@ana: design logo', { title: 'design logo', people: ['Ana'] }],
    ['@ana design logo', { title: 'design logo', people: ['Ana'] }],
    ['Ana: design logo', { title: 'design logo', people: ['Ana'] }],
    ['Ana & Ben: design logo', { title: 'design logo', people: ['Ana', 'Ben'] }],
    ['Design logo (Ana)', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo (Ana, 2d)', { title: 'Design logo', people: ['Ana'], minutes: 960 }],
    ['Design logo [Ana]', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo, owner: Ana', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo (owner: ana)', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo assigned to Ana Lima', { title: 'Design logo', people: ['Ana Lima'] }],
    ['Design logo — Ana', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo - Ana Lima', { title: 'Design logo', people: ['Ana Lima'] }],
    ['Design logo -> Ana', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo (Ana Lima and Ben)', { title: 'Design logo', people: ['Ana Lima', 'Ben'] }],
    ['Design logo @ana @ben', { title: 'Design logo', people: ['Ana', 'Ben'] }],
    ['Design logo by @ana', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo with @ben, @ana', { title: 'Design logo with Ben', people: ['Ana'] }],
    ['Ana to design logo', { title: 'design logo', people: ['Ana'] }],
    ['Ana will design logo by Friday', { title: 'design logo', people: ['Ana'], due: '2026-11-27' }],
    ['Design logo / Ana / 2d', { title: 'Design logo', people: ['Ana'], minutes: 960 }],
    ['Design logo (responsible: Ana)', { title: 'Design logo', people: ['Ana'] }],
    ['Design logo (lead: Ana Lima; 3d)', { title: 'Design logo', people: ['Ana Lima'], minutes: 1440 }],
    ['Design logo, Ana, 2d', { title: 'Design logo', people: ['Ana'], minutes: 960 }],
    ['[ana] Design logo', { title: 'Design logo', tags: ['ana'] }],
    ['Design logo @ana.lima', { title: 'Design logo', people: ['Ana Lima'] }],
    ['Design logo owned by Ana', { title: 'Design logo', people: ['Ana'] }],
  ]);
});

describe('words that are no people', () => {
  test.each([
    'Note: call back', 'Goal: more users', 'Phase 1: Discovery', 'Step 2: assemble', 'Risk: late delivery', 'Backend: add cache', 'Meeting with Ana', 'Dinner with Tom, Ben and Mia',
    'Buy flowers for Rosa', 'Call Ben about the van', 'Set up Grafana (Kubernetes)', 'Write to Ana and Ben', 'Sign contract (Berlin)', 'Migrate (Postgres)', 'Interview Ana, Ben', 'Read “Emma” by Austen',
    'Contract signed by Ana', 'Docs: fix links', 'API: rate limits', 'Mail ana@example.com the file', 'Kitchen: new taps', 'Ana’s visa', 'Design (UX)', 'Copy — draft', 'Launch – Europe',
  ])('%s', (text) => expect(read(text)).toEqual({ title: text })); // prettier-ignore
});

describe('priorities, tags and status', () => {
  cases([
    ['Fix login !high', { title: 'Fix login', priority: 'HIGH' }],
    ['Fix login P1', { title: 'Fix login', priority: 'HIGH' }],
    ['P0: fix login', { title: 'fix login', priority: 'CRITICAL' }],
    ['[P2] Fix login', { title: 'Fix login', priority: 'MEDIUM' }],
    ['Fix login (critical)', { title: 'Fix login', priority: 'CRITICAL' }],
    ['Fix login (high)', { title: 'Fix login', priority: 'HIGH' }],
    ['Fix login - urgent', { title: 'Fix login', priority: 'CRITICAL' }],
    ['URGENT: fix login', { title: 'fix login', priority: 'CRITICAL' }],
    ['Fix login, priority: low', { title: 'Fix login', priority: 'LOW' }],
    ['Fix login (low priority)', { title: 'Fix login', priority: 'LOW' }],
    ['Fix login – high priority', { title: 'Fix login', priority: 'HIGH' }],
    ['Fix login !!!', { title: 'Fix login', priority: 'CRITICAL' }],
    ['Fix login #backend', { title: 'Fix login', tags: ['backend'] }],
    ['Fix login #backend #auth', { title: 'Fix login', tags: ['backend', 'auth'] }],
    ['[design] Make icon', { title: 'Make icon', tags: ['design'] }],
    ['Make icon [design, web]', { title: 'Make icon', tags: ['design', 'web'] }],
    ['Make icon tags: design, web', { title: 'Make icon', tags: ['design', 'web'] }],
    ['Make icon (tags: design, web; 2h)', { title: 'Make icon', tags: ['design', 'web'], minutes: 120 }],
    ['[x] Make icon', { title: 'Make icon', status: 'COMPLETED' }],
    ['Make icon (done)', { title: 'Make icon', status: 'COMPLETED' }],
    ['Make icon (in progress)', { title: 'Make icon', status: 'IN_PROGRESS' }],
    ['Make icon ✅', { title: 'Make icon', status: 'COMPLETED' }],
    [
      'Make icon (2d) [design] @ana by 3 March !high #web',
      {
        title: 'Make icon',
        minutes: 960,
        tags: ['web', 'design'],
        people: ['Ana'],
        due: '2027-03-03',
        priority: 'HIGH',
      },
    ],
  ]);
  test.each([
    'Learn C#',
    'Close issue #12',
    'Fix all P1 bugs',
    'Handle urgent tickets',
    'High-priority queue for support',
    'Use array[index] safely',
    'Review high court case',
  ])('leaves “%s” alone', (text) => expect(read(text)).toEqual({ title: text }));
});

describe('people who are known', () => {
  test('gets the full name for a first name that only one known person has', () => {
    expect(read('Design logo @ana', ['Ana Lima', 'Ben Okafor'])).toEqual({
      title: 'Design logo',
      people: ['Ana Lima'],
    });
  });
  test('keeps the first name where two known people share it', () => {
    expect(read('Design logo @ana', ['Ana Lima', 'Ana Diaz'])).toEqual({ title: 'Design logo', people: ['Ana'] });
  });
  test('takes an uncommon name from before the colon once it is known', () => {
    expect(read('Zorblax: design logo', ['Zorblax'])).toEqual({ title: 'design logo', people: ['Zorblax'] });
    expect(read('Zorblax: design logo')).toEqual({ title: 'Zorblax: design logo' });
  });
});
