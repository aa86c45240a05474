import type { LocalDate } from '../../server/domain/ids.ts';
import { sketchedPlan } from '../sketched-plan.ts';

export const THESIS = sketchedPlan(
  'Thesis',
  ['Nora Lind', 'Jan Novak', 'Eva Weiss'],
  {
    1: ['Reading'],
    2: ['Literature review', { under: 1, who: 'Nora Lind', days: 10, due: '2026-12-04', status: 'IN_PROGRESS' }],
    3: ['Reading notes', { under: 1, who: 'Nora Lind', days: 3, status: 'COMPLETED' }],
    4: ['Experiments'],
    5: ['Build test rig', { under: 4, who: 'Jan Novak', days: 4, due: '2026-11-20' }],
    6: ['Pilot measurements', { under: 4, who: 'Nora Lind', days: 3, due: '2026-12-11', after: [5] }],
    7: ['Main measurements', { under: 4, who: 'Nora Lind', days: 10, due: '2027-01-29', after: [6] }],
    8: ['Data cleaning', { under: 4, who: 'Jan Novak', days: 3, after: [7] }],
    9: ['Writing'],
    10: ['Introduction chapter', { under: 9, who: 'Nora Lind', days: 4 }],
    11: ['Methods chapter', { under: 9, who: 'Nora Lind', days: 5, due: '2027-01-15' }],
    12: ['Results chapter', { under: 9, days: 6, after: [8] }],
    13: ['Figures and tables', { under: 9, who: 'Jan Novak', days: 2, priority: 'LOW' }],
    14: ['Proofreading', { under: 9, who: 'Eva Weiss', days: 3, due: '2027-03-19', after: [10, 11, 12] }],
    15: ['Submission'],
    16: ['Print and bind', { under: 15, days: 0.5, due: '2027-03-26', after: [14] }],
    17: ['Hand in', { under: 15, who: 'Nora Lind', due: '2027-03-31', priority: 'CRITICAL', after: [16] }],
    18: ['Prepare defence', { under: 15, who: 'Nora Lind', days: 4, due: '2027-04-23' }],
  },
  { dueDate: '2027-04-30' as LocalDate },
);
