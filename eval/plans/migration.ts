import { sketchedPlan } from '../sketched-plan.ts';

export const MIGRATION = sketchedPlan('Data migration', ['Nadia Haddad', 'Omar Said', 'Lukas Brandt', 'Priya Rao'], {
  1: ['Assessment'],
  2: ['Inventory of tables', { under: 1, who: 'Nadia Haddad', days: 2, due: '2026-11-13', status: 'COMPLETED' }],
  3: ['Data quality report', { under: 1, who: 'Nadia Haddad', days: 3, due: '2026-11-20', status: 'IN_PROGRESS' }],
  4: ['Schema mapping', { who: 'Omar Said', days: 4, due: '2026-12-02', after: [3] }],
  5: ['Extract scripts', { who: 'Omar Said', days: 5, due: '2026-12-11', after: [4] }],
  6: ['Payments API', { who: 'Lukas Brandt', days: 5, due: '2026-12-18', priority: 'HIGH', tags: ['backend'] }],
  7: ['Fraud rules', { who: 'Lukas Brandt', days: 3, due: '2026-12-22', priority: 'HIGH', after: [6] }],
  8: ['Dry run 1', { who: 'Priya Rao', days: 1, due: '2026-12-16', after: [5] }],
  9: ['Dry run 2', { who: 'Priya Rao', days: 1, due: '2027-01-06', after: [8] }],
  10: ['Fix mismatches', { who: 'Omar Said', days: 3, due: '2027-01-04', after: [8] }],
  11: ['Cutover'],
  12: ['Freeze writes', { under: 11, who: 'Priya Rao', days: 0.25, due: '2027-01-16' }],
  13: ['Final load', { under: 11, who: 'Omar Said', days: 1, due: '2027-01-17', after: [12, 9] }],
  14: ['Smoke test', { under: 11, days: 0.5, due: '2027-01-17', after: [13] }],
  15: ['Go live', { under: 11, who: 'Nadia Haddad', days: 0.25, due: '2027-01-18', priority: 'CRITICAL', after: [14] }],
  16: ['Decommission old cluster', { days: 2, priority: 'BACKLOG', after: [15] }],
  17: ['Runbook', { who: 'Priya Rao', days: 1, due: '2026-12-04', status: 'BLOCKED' }],
});
