import type { Kind } from '../kind.ts';

export const RUNNING_KINDS: readonly Kind[] = [
  {
    name: 'systems to set up',
    verbs: /^(?:set|install|configure|deploy|provision|host|connect|automate|upgrade|enable|monitor)$/u,
    nouns:
      /\b(?:hosting|server|infrastructure|environment|ci|pipeline|monitoring|backup|network|domain|dns|certificate|account|deployment|cluster|cloud|wifi|printer|tooling|alerting|logging)s?\b/u,
    minutes: 960,
    steps: [
      {
        title: 'Write down what {it} must provide: size, safety, cost',
        weight: 1,
        about: ['requirement', 'need', 'size', 'write'],
        criteria: ['Load, availability and budget are given as numbers'],
      },
      {
        title: 'Get accounts, access and equipment',
        weight: 1,
        about: ['account', 'access', 'equipment', 'order', 'get'],
        criteria: ['At least two people have access'],
      },
      {
        title: 'Set {it} up so that it can be repeated',
        weight: 4,
        about: ['set', 'install', 'configur', 'provision'],
        criteria: ['It can be built again from what is written down, without asking anybody'],
      },
      {
        title: 'Try {it} under load and in failure',
        weight: 2,
        about: ['test', 'try', 'load', 'fail', 'verif'],
        criteria: ['A failure was provoked and mended as described'],
      },
      {
        title: 'Switch on monitoring and backup, and describe how to run it',
        weight: 1,
        about: ['monitor', 'backup', 'document', 'describ', 'alert'],
        isOptional: true,
        criteria: ['An alarm reaches somebody, and a backup was restored once'],
      },
    ],
  },
  {
    name: 'a migration',
    verbs: /^(?:migrate|transfer|convert|switch|port|replace)$/u,
    nouns: /\b(?:migration|cut-?over|data transfer|switch-?over|conversion)s?\b/u,
    minutes: 2400,
    steps: [
      {
        title: 'List what {it} moves, and what depends on it',
        weight: 2,
        about: ['list', 'inventor', 'map', 'analy'],
        criteria: ['Every source has a target, an owner and a count'],
      },
      {
        title: 'Write the steps of {it} with a way back',
        weight: 2,
        about: ['step', 'plan', 'script', 'runbook', 'rollback', 'way'],
        criteria: ['Each step says how to check it and how to undo it'],
      },
      {
        title: 'Rehearse {it} on a copy',
        weight: 3,
        about: ['rehears', 'trial', 'dry', 'test', 'copy'],
        criteria: ['Counts agree, and the time that it takes is known'],
      },
      {
        title: 'Carry {it} out',
        weight: 2,
        about: ['carry', 'execut', 'cut', 'migrat', 'move', 'run'],
        criteria: ['Every check of the steps has passed'],
      },
      {
        title: 'Compare old and new, and switch the old off',
        weight: 2,
        about: ['compar', 'verif', 'switch', 'decommission', 'check'],
        criteria: ['Samples and counts agree; nothing uses the old any more'],
      },
    ],
  },
  {
    name: 'a release',
    verbs: /^(?:launch|release|ship|publish|go|roll)$/u,
    nouns: /\b(?:launch|release|go-?live|rollout|roll-?out|opening)s?\b/u,
    minutes: 960,
    steps: [
      {
        title: 'Agree what must be true before {it}',
        weight: 1,
        about: ['agree', 'criteri', 'checklist', 'readiness', 'prepar'],
        criteria: ['A checklist with owners is accepted by those who decide'],
      },
      {
        title: 'Check everything on the list, and decide to go',
        weight: 2,
        about: ['check', 'decide', 'approv', 'test', 'go'],
        criteria: ['Every point is ticked or accepted as open'],
      },
      {
        title: 'Prepare the way back',
        weight: 1,
        about: ['back', 'rollback', 'fallback'],
        isParallel: true,
        criteria: ['The way back was tried, and takes less than an hour'],
      },
      {
        title: 'Tell users, partners and support',
        weight: 1,
        about: ['tell', 'announce', 'communicat', 'inform'],
        isParallel: true,
        isOptional: true,
        criteria: ['Everybody concerned knows what happens when'],
      },
      {
        title: 'Carry {it} out',
        weight: 2,
        about: ['carry', 'execut', 'switch', 'publish', 'deploy', 'release'],
        criteria: ['The first real use was seen to work'],
      },
      {
        title: 'Watch closely for the first days and mend what shows',
        weight: 2,
        about: ['watch', 'monitor', 'mend', 'support', 'hypercare'],
        criteria: ['No problem of high severity is open after three days'],
      },
    ],
  },
  {
    name: 'news to spread',
    verbs: /^(?:announce|promote|advertise|market|campaign|communicate|invite)$/u,
    nouns:
      /\b(?:announcement|campaign|advert|advertising|press|social media|promotion|mailing|invitation|communication|pr|marketing)s?\b/u,
    minutes: 960,
    steps: [
      {
        title: 'Settle whom {it} must reach, with what message',
        weight: 1,
        about: ['message', 'audience', 'reach', 'goal', 'target'],
        criteria: ['One sentence holds the message; the groups are named'],
      },
      {
        title: 'Choose channels and dates',
        weight: 1,
        about: ['channel', 'date', 'schedule', 'media', 'plan'],
        criteria: ['Each channel has a date and an owner'],
      },
      {
        title: 'Make texts and pictures for {it}',
        weight: 4,
        about: ['text', 'picture', 'write', 'creat', 'material', 'asset'],
        criteria: ['Everything is there in the form that each channel needs'],
      },
      {
        title: 'Get {it} approved',
        weight: 1,
        about: ['approv', 'review', 'sign'],
        isOptional: true,
        criteria: ['Those who are named or quoted have agreed'],
      },
      {
        title: 'Send {it} out and answer what comes back',
        weight: 2,
        about: ['send', 'publish', 'post', 'answer', 'distribut'],
        criteria: ['It is out on every channel; questions are answered within a day'],
      },
      {
        title: 'Measure the effect',
        weight: 1,
        about: ['measure', 'effect', 'evaluat', 'result'],
        isOptional: true,
        criteria: ['Numbers are compared with the goal'],
      },
    ],
  },
];
