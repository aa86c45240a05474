import type { LocalDate } from '../../server/domain/ids.ts';
import { sketchedPlan } from '../sketched-plan.ts';

export const WEDDING = sketchedPlan(
  'Wedding',
  ['Julia Berger', 'Tom Fischer'],
  {
    1: ['Venue'],
    2: ['Visit three venues', { under: 1, who: 'Julia Berger', days: 2, due: '2026-11-14', status: 'COMPLETED' }],
    3: ['Book the venue', { under: 1, who: 'Tom Fischer', days: 1, due: '2026-11-27', after: [2] }],
    4: ['Pay the deposit', { under: 1, who: 'Tom Fischer', due: '2026-12-04', after: [3] }],
    5: ['Guests'],
    6: ['Guest list', { under: 5, who: 'Julia Berger', days: 2, due: '2026-11-20', status: 'IN_PROGRESS' }],
    7: ['Save-the-date cards', { under: 5, who: 'Julia Berger', days: 1, due: '2026-12-11', after: [6] }],
    8: ['Invitations', { under: 5, days: 3, due: '2027-02-26', after: [7] }],
    9: ['Food and music'],
    10: ['Tasting with the caterer', { under: 9, who: 'Tom Fischer', days: 0.5, due: '2027-01-16' }],
    11: ['Wedding cake', { under: 9, days: 1, priority: 'HIGH' }],
    12: ['Hire the band', { under: 9, who: 'Tom Fischer', days: 1, due: '2026-12-18' }],
    13: ['Hire the photographer', { under: 9, who: 'Julia Berger', days: 0.5, due: '2026-12-18' }],
    14: ['Clothes'],
    15: [
      'Wedding dress',
      { under: 14, who: 'Julia Berger', days: 3, start: '2027-01-11', due: '2027-03-12', priority: 'CRITICAL' },
    ],
    16: ['Suit', { under: 14, who: 'Tom Fischer', days: 1, due: '2027-04-02' }],
    17: ['Rings', { days: 0.5, due: '2027-04-30', priority: 'LOW' }],
  },
  { dueDate: '2027-06-12' as LocalDate },
);
