import { sketchedPlan } from '../sketched-plan.ts';

export const APP = sketchedPlan('Bird watchers', ['Ken Mori', 'Lea Dubois', 'Sam Tran'], {
  1: ['Onboarding'],
  2: ['Sign-up screen', { under: 1, who: 'Lea Dubois', days: 3, due: '2026-11-18', status: 'COMPLETED' }],
  3: ['Login with Google', { under: 1, who: 'Ken Mori', days: 2, due: '2026-11-26', status: 'IN_PROGRESS' }],
  4: ['Password reset', { under: 1, who: 'Ken Mori', days: 1, due: '2026-12-01' }],
  5: ['Core'],
  6: ['Bird map', { under: 5, who: 'Sam Tran', days: 8, due: '2026-12-18', tags: ['map'] }],
  7: ['Offline mode', { under: 5, who: 'Sam Tran', days: 5, due: '2027-01-08', after: [6] }],
  8: ['Photo upload', { under: 5, who: 'Lea Dubois', days: 3, due: '2026-12-09', tags: ['media'] }],
  9: ['Push notifications', { under: 5, who: 'Ken Mori', days: 2, tags: ['backend'] }],
  10: ['Quality'],
  11: ['Crash reporting', { under: 10, who: 'Sam Tran', days: 1, due: '2026-12-04' }],
  12: ['Beta test', { under: 10, who: 'Lea Dubois', days: 5, due: '2027-01-22', after: [7, 8] }],
  13: ['Accessibility audit', { under: 10, days: 2, due: '2027-01-15' }],
  14: ['Release'],
  15: ['Store listing', { under: 14, who: 'Lea Dubois', days: 1, due: '2027-01-25' }],
  16: ['Submit to App Store', { under: 14, who: 'Ken Mori', days: 0.5, due: '2027-01-29', after: [12, 15] }],
  17: ['Submit to Google Play', { under: 14, who: 'Ken Mori', days: 0.5, due: '2027-01-29', after: [12, 15] }],
  18: ['Dark mode', { priority: 'LOW' }],
});
