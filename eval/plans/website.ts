import type { LocalDate } from '../../server/domain/ids.ts';
import { sketchedPlan } from '../sketched-plan.ts';

export const WEBSITE = sketchedPlan(
  'Website relaunch',
  ['Ana Lima', 'Ben Ortiz', 'Carla Weiss', 'David Kim', 'Eve Novak'],
  {
    1: ['Discovery'],
    2: ['Interview customers', { under: 1, who: 'Ana Lima', days: 2, due: '2026-11-13', status: 'COMPLETED' }],
    3: ['Audit the old site', { under: 1, who: 'Ben Ortiz', days: 1, due: '2026-11-18', status: 'COMPLETED' }],
    4: ['Write the brief', { under: 1, who: 'Ana Lima', days: 0.5, due: '2026-11-20', status: 'IN_PROGRESS' }],
    5: ['Design', { due: '2026-12-11' }],
    6: ['Wireframes', { under: 5, who: 'Carla Weiss', days: 3, due: '2026-12-01', priority: 'HIGH' }],
    7: ['Visual design', { under: 5, who: 'Carla Weiss', days: 5, start: '2026-12-02', due: '2026-12-09', after: [6] }],
    8: ['Design review', { under: 5, who: 'Ana Lima', days: 0.25, due: '2026-12-11', after: [7] }],
    9: ['Build', { after: [5] }],
    10: ['Set up hosting', { under: 9, who: 'Ben Ortiz', days: 1, due: '2026-11-27' }],
    11: ['Content model', { under: 9, who: 'David Kim', days: 2, due: '2026-12-04' }],
    12: ['Home page', { under: 9, who: 'David Kim', days: 3, due: '2026-12-16', tags: ['frontend'] }],
    13: [
      'Checkout',
      { under: 9, who: 'Ben Ortiz', days: 5, due: '2026-12-18', priority: 'CRITICAL', tags: ['frontend', 'payments'] },
    ],
    14: ['Search', { under: 9, days: 3, priority: 'LOW', tags: ['frontend'] }],
    15: ['Payment provider contract', { under: 13, who: 'Ana Lima', days: 1, status: 'BLOCKED' }],
    16: ['Card form', { under: 13, who: 'Ben Ortiz', days: 2, after: [15] }],
    17: ['Content'],
    18: ['Write copy', { under: 17, who: 'Eve Novak', days: 4, due: '2026-12-10' }],
    19: ['Translate copy', { under: 17, who: 'Eve Novak', days: 3, due: '2026-12-15', after: [18] }],
    20: ['Photo shoot', { under: 17, days: 2, due: '2026-11-25' }],
    21: ['Launch', { due: '2027-01-15', after: [9] }],
    22: ['QA', { under: 21, who: 'Ben Ortiz', days: 3, due: '2027-01-08', description: 'Test plan in the wiki.' }],
    23: ['Load test', { under: 21, who: 'David Kim', days: 1, due: '2027-01-08' }],
    24: ['Announcement', { under: 21, who: 'Eve Novak', days: 0.5, due: '2027-01-14' }],
    25: [
      'Go live',
      { under: 21, who: 'Ana Lima', days: 0.25, due: '2027-01-15', priority: 'CRITICAL', after: [22, 23] },
    ],
    26: ['Retrospective', { under: 21, priority: 'BACKLOG' }],
  },
  { dueDate: '2027-01-15' as LocalDate },
);
