import { sketchedPlan } from '../sketched-plan.ts';

export const LOFT = sketchedPlan('Loft conversion', ['Hannah Moser', 'Piotr Zielinski', 'Luis Ortega'], {
  1: ['Paperwork'],
  2: ['Structural survey', { under: 1, who: 'Hannah Moser', days: 1, due: '2026-11-17', status: 'COMPLETED' }],
  3: ['Planning permission', { under: 1, who: 'Hannah Moser', days: 2, due: '2026-12-11', status: 'IN_PROGRESS' }],
  4: ['Party wall agreement', { under: 1, due: '2026-12-18' }],
  5: ['Structure'],
  6: ['Scaffolding', { under: 5, who: 'Piotr Zielinski', days: 2, due: '2027-01-11', after: [3] }],
  7: ['Roof beams', { under: 5, who: 'Piotr Zielinski', days: 5, due: '2027-01-22', after: [6] }],
  8: ['Dormer window', { under: 5, who: 'Piotr Zielinski', days: 4, due: '2027-02-05', after: [7] }],
  9: ['Insulation', { under: 5, who: 'Luis Ortega', days: 3, after: [8], tags: ['energy'] }],
  10: ['Inside'],
  11: ['Staircase', { under: 10, who: 'Piotr Zielinski', days: 3, due: '2027-02-19', priority: 'HIGH' }],
  12: ['Wiring', { under: 10, who: 'Luis Ortega', days: 3, due: '2027-02-26', after: [9] }],
  13: ['Radiators', { under: 10, who: 'Luis Ortega', days: 2, due: '2027-02-26', tags: ['energy'] }],
  14: ['Plastering', { under: 10, days: 4, after: [12, 13] }],
  15: ['Flooring', { under: 10, who: 'Piotr Zielinski', days: 3, due: '2027-03-19', after: [14] }],
  16: ['Paint the walls', { under: 10, days: 2, after: [14], priority: 'LOW' }],
  17: ['Final inspection', { who: 'Hannah Moser', days: 0.5, due: '2027-03-31', after: [15, 16] }],
  18: ['Skip hire', { who: 'Luis Ortega', due: '2026-11-20', status: 'BLOCKED' }],
});
