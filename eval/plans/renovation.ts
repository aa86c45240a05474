import { sketchedPlan } from '../sketched-plan.ts';

export const RENOVATION = sketchedPlan('House renovation', ['Stefan Vogl', 'Miriam Vogl', 'Karl Huber'], {
  1: ['Planning'],
  2: ['Floor plan', { under: 1, who: 'Miriam Vogl', days: 1, status: 'COMPLETED' }],
  3: ['Building permit', { under: 1, who: 'Stefan Vogl', days: 1, due: '2026-12-10', status: 'BLOCKED' }],
  4: ['Kitchen'],
  5: ['Remove old tiles', { under: 4, who: 'Stefan Vogl', days: 2, due: '2026-12-05', tags: ['noisy'] }],
  6: ['Electrical wiring', { under: 4, who: 'Karl Huber', days: 3, due: '2026-12-12', after: [5] }],
  7: ['Plumbing', { under: 4, days: 2, due: '2026-12-15', after: [5] }],
  8: ['New tiles', { under: 4, days: 3, due: '2026-12-19', after: [6, 7] }],
  9: ['Install cabinets', { under: 4, who: 'Stefan Vogl', days: 2, after: [8] }],
  10: ['Bathroom'],
  11: ['Remove old tiles', { under: 10, who: 'Stefan Vogl', days: 1, due: '2026-12-07', tags: ['noisy'] }],
  12: ['Install shower', { under: 10, who: 'Karl Huber', days: 1, due: '2027-01-08', after: [11] }],
  13: ['Paint bathroom', { under: 10, who: 'Miriam Vogl', days: 1, priority: 'LOW' }],
  14: ['Garden'],
  15: ['Plant hedge', { under: 14, who: 'Miriam Vogl', days: 1, priority: 'BACKLOG' }],
  16: ['Order gravel', { under: 14, days: 0.25 }],
});
