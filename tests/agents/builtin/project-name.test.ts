import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveProjectName } from '../../../server/agents/builtin/project-name.ts';

test.each([
  ['# Website relaunch\n\n- a', 'Website relaunch'],
  ['# **Website** relaunch (by 3 March 2027)\n- a', 'Website relaunch'],
  ['Website relaunch\n===\n\ntext', 'Website relaunch'],
  ['## Tasks\n\n- Paint the fence', 'Paint the fence'],
  ['---\ntitle: "The garden"\n---\n- a', 'The garden'],
  ['Launch our new lamp by 3 March. It must sell.', 'Launch our new lamp'],
  ['We need to migrate our CRM to HubSpot in 3 months', 'Migrate our CRM to HubSpot'],
  ['Please plan a conference for 200 people in Vienna on 12 May 2027', 'Conference for 200 people in Vienna'],
  ['Ana and Ben want to write a cookbook', 'Write a cookbook'],
  ['Task,Owner,Due\nA,Ana,2027-01-01\nB,Ben,2027-01-02', 'Imported plan'],
  ['- [ ] Paint the fence\n- [ ] Mow', 'Paint the fence'],
  ['# Project: Billing rewrite\n\n- a', 'Billing rewrite'],
  ['Project: Billing rewrite\n====\n\ntext', 'Billing rewrite'],
  ['Title: Museum guide\nOwner: Marta\n\n## Setup\n- a', 'Museum guide'],
  ['# Project management course\n\n- a', 'Project management course'],
  [
    'Organise a 200 person developer conference in Lisbon by 14 May 2027, Marta runs the venue',
    'Organise a 200 person developer conference in Lisbon',
  ],
  ['Build a web shop – Ana does design, Ben handles payments', 'Build a web shop'],
  ['Visit Paris, Rome and Berlin by train', 'Visit Paris, Rome and Berlin by train'],
  ['???', 'New plan'],
  ['by 3 March', 'New plan'],
])('%j is called “%s”', (goal, name) => {
  expect(deriveProjectName(goal)).toBe(name);
});

test('a name has 1 to 80 characters, whatever the goal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (goal) => {
      const name = deriveProjectName(goal);
      expect(name.trim()).toBe(name);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(80);
    }),
    { numRuns: 500, seed: 4 },
  );
});
