import { sketchedPlan } from '../sketched-plan.ts';

export const CONFERENCE = sketchedPlan('Conference', ['Grace Okoye', 'Henrik Larsen', 'Ines Duarte', 'Wei Zhang'], {
  1: ['Programme'],
  2: ['Call for papers', { under: 1, who: 'Grace Okoye', days: 2, due: '2026-11-30', status: 'IN_PROGRESS' }],
  3: ['Select talks', { under: 1, who: 'Grace Okoye', days: 3, due: '2027-01-15', after: [2] }],
  4: ['Keynote speakers', { under: 1, who: 'Henrik Larsen', days: 2, due: '2026-12-18', priority: 'HIGH' }],
  5: ['Publish schedule', { under: 1, who: 'Grace Okoye', days: 0.5, due: '2027-02-05', after: [3, 4] }],
  6: ['Venue'],
  7: ['Sign venue contract', { under: 6, who: 'Henrik Larsen', days: 1, due: '2026-11-18' }],
  8: ['Catering', { under: 6, who: 'Ines Duarte', days: 1, due: '2027-03-01' }],
  9: ['AV equipment', { under: 6, who: 'Wei Zhang', days: 2, due: '2027-04-12' }],
  10: ['Marketing'],
  11: ['Website', { under: 10, who: 'Wei Zhang', days: 5, due: '2026-12-14', tags: ['web'] }],
  12: ['Ticket sales', { under: 10, who: 'Wei Zhang', days: 2, due: '2027-01-11', after: [11], tags: ['web'] }],
  13: ['Sponsor brochure', { under: 10, who: 'Ines Duarte', days: 3, due: '2026-12-09' }],
  14: ['Social media', { under: 10, who: 'Ines Duarte', days: 4 }],
  15: ['Volunteers', { priority: 'LOW' }],
  16: ['Badges', { who: 'Ines Duarte', days: 1, due: '2027-05-03' }],
  17: ['Closing party', { priority: 'BACKLOG' }],
  18: ['Choose a date', { who: 'Grace Okoye', days: 0.5, due: '2026-11-06', status: 'COMPLETED' }],
});
