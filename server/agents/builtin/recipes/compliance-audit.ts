import type { Recipe } from './recipe.ts';

export const COMPLIANCE_AUDIT: Recipe = {
  name: 'a compliance audit',
  keywords: [
    [/\b(?:iso\s?\d{4,5}|soc\s?[12]|gdpr|hipaa|pci(?:[ -]dss)?|sox|nis2|dora|fda|ce mark|csrd|wcag|fedramp)\b/iu, 7],
    [/\b(?:audit|complian(?:ce|t)|certif(?:y|ied|ication)|accreditation|regulat(?:ory|ion|or))\b/iu, 5],
    [/\b(?:policies|controls|gap analysis|risk assessment|evidence|auditors?|data protection)\b/iu, 2],
  ],
  fallbackSubject: 'the audit',
  phases: [
    {
      title: 'Scope and responsibilities',
      roles: ['scope', 'planning', 'management'],
      tasks: [
        {
          key: 'scope',
          title: 'Define the scope of {subject}: sites, systems, processes, data',
          estimate: '2d',
          priority: 'HIGH',
          criteria: ['What is outside is listed, with the reason', 'Management has signed it'],
        },
        {
          key: 'owner',
          title: 'Name the person in charge, an owner for each area and a steering group',
          estimate: '3h',
          after: ['scope'],
        },
        { key: 'auditor', title: 'Choose the auditor and fix dates', estimate: '2d', after: ['scope'] },
        {
          key: 'law',
          title: 'List the requirements that apply, with their sources',
          estimate: '2d',
          after: ['scope'],
          roles: ['legal'],
        },
      ],
    },
    {
      title: 'Gap analysis and risks',
      roles: ['gap analysis', 'risk', 'assessment'],
      tasks: [
        {
          key: 'assets',
          title: 'List systems, data, suppliers and people in the scope',
          estimate: '3d',
          after: ['owner'],
        },
        {
          key: 'gaps',
          title: 'Compare each requirement with what is really done',
          estimate: '5d',
          after: ['law', 'assets'],
          criteria: ['Each gap names what was seen, not what was said'],
        },
        {
          key: 'risks',
          title: 'Assess the risks by likelihood and damage, and decide on each',
          estimate: '3d',
          after: ['assets'],
        },
        {
          key: 'plan',
          title: 'Make the plan of measures with owners, dates and costs',
          estimate: '1d',
          after: ['gaps', 'risks'],
          priority: 'HIGH',
        },
      ],
    },
    {
      title: 'Policies and measures',
      roles: ['policies', 'controls', 'measures', 'it', 'security'],
      tasks: [
        {
          key: 'policies',
          title: 'Write the policies, as short as they can be',
          estimate: '6d',
          after: ['plan'],
          roles: ['policies', 'writing'],
        },
        {
          key: 'technical',
          title: 'Put the technical measures in place: access, logging, encryption, backup',
          estimate: '10d',
          after: ['plan'],
          roles: ['it', 'security', 'engineering'],
        },
        {
          key: 'suppliers',
          title: 'Check suppliers and close contracts on data processing',
          estimate: '4d',
          after: ['assets'],
          roles: ['purchasing', 'legal'],
        },
        {
          key: 'processes',
          title: 'Set up the processes: incidents, changes, joiners and leavers, complaints',
          estimate: '5d',
          after: ['plan'],
        },
        {
          key: 'training',
          title: 'Train everyone in the scope, and keep the proof',
          estimate: '3d',
          after: ['policies'],
          roles: ['training', 'hr'],
        },
      ],
    },
    {
      title: 'Evidence',
      roles: ['evidence', 'documentation'],
      tasks: [
        { key: 'store', title: 'Set up one place for evidence, by requirement', estimate: '1d', after: ['law'] },
        {
          key: 'collect',
          title: 'Collect evidence for at least three months of operation',
          estimate: '5d',
          after: ['store', 'technical', 'processes', 'training'],
          criteria: ['Every requirement has a document, a screenshot or a log with a date'],
        },
        {
          key: 'drill',
          title: 'Practise: restore a backup, handle an incident, answer a request',
          estimate: '2d',
          after: ['processes', 'technical'],
        },
      ],
    },
    {
      title: 'Internal audit',
      roles: ['internal audit', 'review'],
      tasks: [
        {
          key: 'internal',
          title: 'Have the internal audit done by somebody who did not build the measures',
          estimate: '4d',
          after: ['collect', 'drill', 'suppliers'],
        },
        { key: 'fix', title: 'Correct the findings, the causes too', estimate: '5d', after: ['internal'] },
        {
          key: 'review',
          title: 'Hold the management review and record its decisions',
          estimate: '4h',
          after: ['internal'],
        },
      ],
    },
    {
      title: 'External audit',
      roles: ['audit', 'auditor'],
      tasks: [
        {
          key: 'brief',
          title: 'Prepare the people who will be asked: tell what you do, show it, do not guess',
          estimate: '1d',
          after: ['fix', 'review'],
        },
        {
          key: 'audit',
          title: 'Go through the external audit',
          estimate: '4d',
          after: ['brief', 'auditor'],
          isDay: true,
          priority: 'CRITICAL',
        },
        { key: 'answer', title: 'Answer findings with cause, correction and date', estimate: '3d', after: ['audit'] },
        {
          key: 'keep',
          title: 'Put reviews, checks and the next audit into the calendar',
          estimate: '3h',
          after: ['answer'],
          priority: 'LOW',
        },
      ],
    },
  ],
};
