import type { Recipe } from './recipe.ts';

export const INCIDENT_FOLLOW_UP: Recipe = {
  name: 'the follow-up of an incident',
  keywords: [
    [/\b(?:post-?mortem|incident (?:review|follow-?up|report|response)|root cause|after-action)\b/iu, 7],
    [/\b(?:incident|outage|data breach|security breach|data loss|downtime|near miss|accident)\b/iu, 5],
    [/\b(?:follow-?up|prevent|recurrence|sev-?[0-3]|crashed|went down|leak(?:ed)?)\b/iu, 2],
  ],
  fallbackSubject: 'the incident',
  phases: [
    {
      title: 'Secure',
      roles: ['operations', 'response', 'containment'],
      tasks: [
        {
          key: 'safe',
          title: 'Confirm that {subject} is over and that the workaround holds',
          estimate: '3h',
          priority: 'CRITICAL',
          criteria: ['The monitored numbers are normal for 24 hours'],
        },
        {
          key: 'evidence',
          title: 'Save logs, metrics, chats and configurations before they are overwritten',
          estimate: '3h',
          priority: 'CRITICAL',
        },
        {
          key: 'scope',
          title: 'Find out who and what was affected, from when to when',
          estimate: '1d',
          after: ['evidence'],
          criteria: ['Number of customers, transactions and records, with the query that counts them'],
        },
        { key: 'repair', title: 'Repair data and orders that were damaged', estimate: '2d', after: ['scope'] },
      ],
    },
    {
      title: 'Inform',
      roles: ['communication', 'support', 'legal', 'customers'],
      tasks: [
        {
          key: 'duty',
          title: 'Check duties to report: authorities, insurers, contracts (personal data: 72 hours)',
          estimate: '3h',
          after: ['scope'],
          priority: 'CRITICAL',
          roles: ['legal', 'privacy'],
        },
        {
          key: 'customers',
          title: 'Tell the affected customers what happened, what it means for them and what follows',
          estimate: '4h',
          after: ['scope'],
          priority: 'HIGH',
        },
        { key: 'inside', title: 'Tell colleagues, and give support the answers', estimate: '2h', after: ['scope'] },
        {
          key: 'credit',
          title: 'Decide on credits or refunds',
          estimate: '3h',
          after: ['customers'],
          roles: ['finance'],
        },
      ],
    },
    {
      title: 'Understand',
      roles: ['analysis', 'investigation', 'root cause', 'engineering'],
      tasks: [
        {
          key: 'timeline',
          title: 'Write the timeline from logs: cause, first effect, alarm, each action, end',
          estimate: '1d',
          after: ['evidence'],
          criteria: ['Every entry has a time and a source'],
        },
        {
          key: 'talk',
          title: 'Talk to everybody involved about what they saw and knew at the time',
          estimate: '1d',
          after: ['timeline'],
        },
        {
          key: 'causes',
          title: 'Find the contributing causes: technology, process, information, load',
          estimate: '1d',
          after: ['timeline', 'talk'],
          priority: 'HIGH',
          criteria: ['No cause is a person’s mistake alone', 'It is explained why it was not caught earlier'],
        },
        {
          key: 'review',
          title: 'Hold the review without blame, with somebody neutral in the chair',
          estimate: '3h',
          after: ['causes'],
        },
      ],
    },
    {
      title: 'Prevent',
      roles: ['prevention', 'engineering', 'monitoring', 'fixes'],
      tasks: [
        {
          key: 'actions',
          title: 'Agree on at most seven actions, each with an owner and a date',
          estimate: '3h',
          after: ['review'],
          priority: 'HIGH',
        },
        { key: 'fix', title: 'Remove the main cause', estimate: '4d', after: ['actions'], priority: 'HIGH' },
        {
          key: 'detect',
          title: 'Add the alarm that would have told us within five minutes',
          estimate: '1d',
          after: ['actions'],
          roles: ['monitoring'],
        },
        {
          key: 'limit',
          title: 'Limit the damage of the next one: timeouts, smaller steps, quicker way back',
          estimate: '3d',
          after: ['actions'],
        },
        { key: 'similar', title: 'Look for the same weakness in other systems', estimate: '2d', after: ['causes'] },
        {
          key: 'runbook',
          title: 'Update the runbook, on-call plan and contact list',
          estimate: '4h',
          after: ['actions'],
        },
      ],
    },
    {
      title: 'Close',
      roles: ['report', 'closing'],
      tasks: [
        {
          key: 'report',
          title: 'Publish the report on {subject}: what happened, why, what changes',
          estimate: '1d',
          after: ['review', 'actions'],
          isDay: true,
        },
        {
          key: 'drill',
          title: 'Replay the incident as an exercise and take the time',
          estimate: '1d',
          after: ['fix', 'detect', 'limit', 'runbook'],
          criteria: ['It is noticed and stopped within the agreed time'],
        },
        {
          key: 'check',
          title: 'Check after a month that every action is done and works',
          estimate: '2h',
          after: ['drill', 'report'],
        },
      ],
    },
  ],
};
