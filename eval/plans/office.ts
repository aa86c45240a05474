import { sketchedPlan } from '../sketched-plan.ts';

export const OFFICE = sketchedPlan('Office move', ['Marta Gruber', 'Paul Reiter'], {
  1: ['Find a location', { who: 'Marta Gruber', days: 2, status: 'IN_PROGRESS' }],
  2: ['Sign the lease', { who: 'Paul Reiter', days: 4, due: '2026-12-04', after: [1] }],
  3: ['Measure the rooms', { days: 1, due: '2026-11-20' }],
  4: ['Book movers', { who: 'Marta Gruber', days: 0.25, due: '2026-11-27' }],
  5: ['Order desks', { days: 0.5, due: '2026-12-11' }],
  6: ['Order chairs', { days: 0.5, due: '2026-12-11' }],
  7: ['Order network equipment', { days: 1, due: '2026-12-18' }],
  8: ['Pack the office', { days: 2 }],
  9: ['Pack the kitchen', { days: 1 }],
  10: ['Announce the new address', { days: 0.5, due: '2027-01-01' }],
});
