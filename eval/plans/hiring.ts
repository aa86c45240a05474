import { sketchedPlan } from '../sketched-plan.ts';

export const HIRING = sketchedPlan('Backend engineer', ['Rita Gomez', 'Alan Shaw', 'Bo Lindqvist'], {
  1: ['Define role', { who: 'Rita Gomez', days: 1, due: '2026-11-12', status: 'COMPLETED' }],
  2: ['Write job ad', { who: 'Rita Gomez', days: 0.5, due: '2026-11-25', status: 'IN_REVIEW' }],
  3: ['Post on job boards', { who: 'Alan Shaw', days: 0.25, due: '2026-11-27', after: [2] }],
  4: ['Screen CVs', { who: 'Alan Shaw', days: 3, due: '2026-12-11', after: [3] }],
  5: ['Phone screens', { who: 'Alan Shaw', days: 2, due: '2026-12-16', after: [4] }],
  6: ['Technical interviews', { who: 'Bo Lindqvist', days: 4, due: '2027-01-13', after: [5] }],
  7: ['Final interviews', { who: 'Rita Gomez', days: 2, due: '2027-01-20', after: [6] }],
  8: ['Reference checks', { days: 0.5, after: [7] }],
  9: ['Offer', { who: 'Rita Gomez', days: 0.5, due: '2027-01-29', priority: 'HIGH', after: [8] }],
  10: ['Onboarding plan', { who: 'Bo Lindqvist', days: 1, priority: 'LOW' }],
  11: ['Laptop and accounts', { days: 0.5 }],
});
