import type { Recipe } from './recipe.ts';

export const SOFTWARE_FEATURE: Recipe = {
  name: 'a software feature',
  keywords: [
    [/\bfeature\b/iu, 4],
    [/\b(?:implement|refactor|integrate|integration)\b/iu, 3],
    [
      /\b(?:api|endpoint|backend|front-?end|login|sign-?in|sso|oauth|2fa|two-factor|authentication|dark mode|notifications?|search|export|import|webhooks?|dashboard|checkout|payments?|billing|ui|sdk|cli|bug|software|code|service|plugin|real-?time|subscriptions?|permissions?)\b/iu,
      2,
    ],
    [/\b(?:add|build|develop|support|ship)\b/iu, 1],
    [/\b(?:users?|customers?|our (?:app|product|platform))\b/iu, 1],
  ],
  fallbackSubject: 'the feature',
  phases: [
    {
      title: 'Understand the need',
      roles: ['product', 'research', 'requirements', 'discovery'],
      tasks: [
        {
          key: 'interviews',
          title: 'Talk to five users about the problem that {subject} should solve',
          estimate: '2d',
          criteria: ['Notes of five conversations with quotes', 'The three most frequent problems are ranked'],
        },
        {
          key: 'success',
          title: 'Define how success is measured, with a number from today',
          estimate: '4h',
          after: ['interviews'],
        },
        {
          key: 'scope',
          title: 'Write the scope of the first release: stories, edge cases, what is left out',
          estimate: '1d',
          after: ['interviews', 'success'],
          priority: 'HIGH',
          criteria: [
            'Every story has acceptance criteria',
            'A list of what is left out is agreed with product and support',
          ],
        },
      ],
    },
    {
      title: 'Design',
      roles: ['design', 'designs', 'designer', 'ux', 'ui', 'wireframes'],
      tasks: [
        {
          key: 'flows',
          title: 'Sketch the user flows, with empty, loading and error states',
          estimate: '2d',
          after: ['scope'],
        },
        { key: 'usability', title: 'Test a clickable prototype with three users', estimate: '1d', after: ['flows'] },
        {
          key: 'technical',
          title: 'Write a technical design: data model, interfaces, failure modes, alternatives',
          estimate: '2d',
          after: ['scope'],
          priority: 'HIGH',
          roles: ['architecture', 'engineering', 'backend', 'developer'],
          criteria: ['Two engineers have reviewed it', 'Migration and rollback are described'],
        },
        {
          key: 'security',
          title: 'Review security and privacy: access rights, personal data, abuse',
          estimate: '1d',
          after: ['technical'],
          roles: ['security', 'privacy'],
        },
      ],
    },
    {
      title: 'Build',
      roles: ['build', 'development', 'engineering', 'coding', 'implementation', 'developer'],
      tasks: [
        { key: 'flag', title: 'Put {subject} behind a feature flag', estimate: '3h', after: ['technical'] },
        {
          key: 'data',
          title: 'Change the data model, with a migration that can be rolled back',
          estimate: '1d',
          after: ['technical'],
          roles: ['database', 'backend'],
        },
        {
          key: 'backend',
          title: 'Build the server side with unit tests',
          estimate: '4d',
          after: ['data', 'security'],
          roles: ['backend', 'server', 'api'],
        },
        {
          key: 'frontend',
          title: 'Build the user interface with all its states',
          estimate: '4d',
          after: ['usability', 'flag'],
          roles: ['frontend', 'front-end', 'ui', 'interface'],
        },
        {
          key: 'join',
          title: 'Join interface and server, from end to end',
          estimate: '1d',
          after: ['backend', 'frontend'],
          priority: 'HIGH',
        },
        {
          key: 'events',
          title: 'Add the events and dashboards that measure success',
          estimate: '1d',
          after: ['success', 'backend'],
          roles: ['analytics', 'data'],
        },
      ],
    },
    {
      title: 'Test',
      roles: ['test', 'testing', 'qa', 'quality'],
      tasks: [
        { key: 'e2e', title: 'Write end-to-end tests for the main paths', estimate: '2d', after: ['join'] },
        {
          key: 'load',
          title: 'Measure speed under the expected load',
          estimate: '1d',
          after: ['join'],
          criteria: ['95 of 100 requests answer within the agreed time at twice the expected load'],
        },
        {
          key: 'accessibility',
          title: 'Check keyboard use, screen reader and contrast',
          estimate: '1d',
          after: ['join'],
        },
        {
          key: 'bugs',
          title: 'Fix what testing has found',
          estimate: '3d',
          after: ['e2e', 'load', 'accessibility'],
          priority: 'HIGH',
          criteria: ['No open bug of priority high or critical'],
        },
      ],
    },
    {
      title: 'Release',
      roles: ['release', 'rollout', 'launch', 'operations', 'deployment'],
      tasks: [
        {
          key: 'docs',
          title: 'Write the help page and the release note',
          estimate: '1d',
          after: ['join'],
          roles: ['docs', 'documentation', 'writing'],
        },
        {
          key: 'support',
          title: 'Brief support and sales with a demo and a list of questions',
          estimate: '3h',
          after: ['docs'],
          roles: ['support', 'sales'],
        },
        { key: 'alerts', title: 'Set up alerts and a runbook for {subject}', estimate: '4h', after: ['backend'] },
        {
          key: 'beta',
          title: 'Switch it on for 5% of users and watch errors and feedback for a week',
          estimate: '1d',
          after: ['bugs', 'alerts', 'support', 'events'],
        },
        {
          key: 'all',
          title: 'Switch it on for everyone',
          estimate: '2h',
          after: ['beta'],
          priority: 'HIGH',
          isDay: true,
          criteria: ['The error rate is no higher than before the release'],
        },
      ],
    },
    {
      title: 'Learn',
      roles: ['analysis', 'follow-up'],
      tasks: [
        { key: 'measure', title: 'Compare the numbers with the goal after four weeks', estimate: '4h', after: ['all'] },
        {
          key: 'cleanup',
          title: 'Remove the feature flag and the old code',
          estimate: '4h',
          after: ['all'],
          priority: 'LOW',
        },
        {
          key: 'decide',
          title: 'Decide on the next step: improve, extend or stop',
          estimate: '2h',
          after: ['measure'],
        },
      ],
    },
  ],
};
