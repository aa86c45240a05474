import type { Recipe } from './recipe.ts';

export const MIGRATION: Recipe = {
  name: 'a migration',
  keywords: [
    [/\bmigrat(?:e|es|ing|ion)\b/iu, 6],
    [/\b(?:cut-?over|decommission|legacy|end of life|eol|replatform|lift and shift|phase out)\b/iu, 4],
    [
      /\b(?:upgrade|replace|switch|move)\b.{1,60}\b(?:from|to|off)\b.{1,40}\b(?:aws|azure|gcp|cloud|postgres(?:ql)?|mysql|oracle|sap|salesforce|hubspot|kubernetes|jira|slack|teams|github|gitlab|database|servers?|crm|erp|python|react|node)/iu,
      5,
    ],
    [/\b(?:to the cloud|on-?prem(?:ises)?)\b/iu, 3],
    [/\b(?:database|crm|erp|servers?)\b/iu, 1],
  ],
  fallbackSubject: 'the migration',
  phases: [
    {
      title: 'Inventory',
      roles: ['inventory', 'analysis', 'discovery'],
      tasks: [
        {
          key: 'what',
          title: 'List everything that {subject} touches: systems, data, interfaces, jobs, users',
          estimate: '3d',
          priority: 'HIGH',
          criteria: [
            'Every entry has an owner',
            'Interfaces were found in logs and network traffic, not only in documents',
          ],
        },
        { key: 'sizes', title: 'Measure sizes, growth and peak load', estimate: '1d', after: ['what'] },
        { key: 'drop', title: 'Decide what is moved, replaced or dropped', estimate: '1d', after: ['what'] },
        {
          key: 'limits',
          title: 'Agree the longest downtime and the largest loss of data that are acceptable',
          estimate: '3h',
          after: ['what'],
          criteria: ['The business owner has signed both numbers'],
        },
      ],
    },
    {
      title: 'Design',
      roles: ['architecture', 'design', 'security'],
      tasks: [
        {
          key: 'target',
          title: 'Design the target with sizing, costs and security',
          estimate: '4d',
          after: ['sizes', 'drop'],
        },
        {
          key: 'strategy',
          title: 'Choose the way over: big bang, in waves, or both running in parallel',
          estimate: '1d',
          after: ['target', 'limits'],
          priority: 'HIGH',
        },
        {
          key: 'mapping',
          title: 'Map the data field by field, with rules for what does not fit',
          estimate: '3d',
          after: ['target'],
          roles: ['data'],
        },
        {
          key: 'back',
          title: 'Write the way back: until when, how, and who decides',
          estimate: '1d',
          after: ['strategy'],
          priority: 'HIGH',
          criteria: ['The point of no return is named', 'Going back takes less than the agreed downtime'],
        },
      ],
    },
    {
      title: 'Build and rehearse',
      roles: ['build', 'infrastructure', 'engineering', 'scripts', 'data'],
      tasks: [
        { key: 'env', title: 'Set up the target environment as code', estimate: '4d', after: ['target'] },
        {
          key: 'scripts',
          title: 'Write migration scripts that can be run again, with counts and checksums',
          estimate: '5d',
          after: ['mapping', 'env'],
        },
        {
          key: 'adapt',
          title: 'Adapt interfaces, jobs and applications to the target',
          estimate: '6d',
          after: ['env'],
        },
        {
          key: 'rehearsal1',
          title: 'Rehearse with a full copy of the data and take the time',
          estimate: '2d',
          after: ['scripts'],
          criteria: ['Counts and checksums agree', 'The time fits into the window with a third to spare'],
        },
        {
          key: 'clean',
          title: 'Clean the data that the rehearsal stumbled over',
          estimate: '3d',
          after: ['rehearsal1'],
        },
      ],
    },
    {
      title: 'Test',
      roles: ['test', 'testing', 'qa', 'acceptance'],
      tasks: [
        {
          key: 'compare',
          title: 'Compare old and new: reports, totals, samples by hand',
          estimate: '3d',
          after: ['rehearsal1', 'adapt'],
        },
        { key: 'load', title: 'Test performance at peak load, backup and restore', estimate: '2d', after: ['adapt'] },
        {
          key: 'accept',
          title: 'Let users of each department test their main tasks',
          estimate: '3d',
          after: ['compare', 'clean'],
          criteria: ['Each department has accepted in writing'],
        },
        {
          key: 'rehearsal2',
          title: 'Rehearse the whole cut-over by the minute, the way back included',
          estimate: '2d',
          after: ['accept', 'back', 'load'],
        },
      ],
    },
    {
      title: 'Cut-over',
      roles: ['cutover', 'cut-over', 'operations', 'release', 'communication'],
      tasks: [
        {
          key: 'tell',
          title: 'Tell users and partners about dates, downtime and changes',
          estimate: '1d',
          after: ['strategy'],
          roles: ['communication'],
        },
        {
          key: 'train',
          title: 'Train users and the help desk',
          estimate: '2d',
          after: ['accept'],
          roles: ['training', 'support'],
        },
        { key: 'freeze', title: 'Freeze changes to the old system', estimate: '2h', after: ['rehearsal2', 'tell'] },
        {
          key: 'cut',
          title: 'Carry out the cut-over',
          estimate: '1d',
          after: ['freeze', 'train'],
          priority: 'CRITICAL',
          isDay: true,
        },
        { key: 'watch', title: 'Stay on call with short ways for two weeks', estimate: '3d', after: ['cut'] },
      ],
    },
    {
      title: 'Close the old system',
      roles: ['decommissioning', 'archive'],
      tasks: [
        {
          key: 'archive',
          title: 'Archive what must be kept, and prove that it can be read',
          estimate: '2d',
          after: ['watch'],
        },
        {
          key: 'off',
          title: 'Switch off the old system, end licences and contracts, revoke access',
          estimate: '1d',
          after: ['archive'],
          criteria: [
            'No traffic reaches the old system for two weeks before',
            'The saved costs show in the next invoice',
          ],
        },
        {
          key: 'review',
          title: 'Review effort, time and errors against the plan',
          estimate: '3h',
          after: ['watch'],
          priority: 'LOW',
        },
      ],
    },
  ],
};
