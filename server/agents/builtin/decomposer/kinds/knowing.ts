import type { Kind } from '../kind.ts';

export const KNOWING_KINDS: readonly Kind[] = [
  {
    name: 'something to find out',
    verbs:
      /^(?:research|investigate|analy[sz]e|study|survey|interview|explore|evaluate|assess|compare|benchmark|measure|understand|audit|find|identify)$/u,
    nouns:
      /\b(?:research|analysis|survey|interview|study|audit|evaluation|assessment|benchmark|investigation|discovery|comparison)s?\b/u,
    minutes: 1440,
    steps: [
      {
        title: 'Write down the questions that {it} must answer',
        weight: 1,
        about: ['question', 'goal', 'hypothes', 'scope'],
        criteria: ['Each question says which decision hangs on it'],
      },
      {
        title: 'Choose the method, and whom or what to look at',
        weight: 1,
        about: ['method', 'sample', 'choose', 'recruit', 'select', 'participant'],
        criteria: ['Sample and method are agreed with those who will use the answer'],
      },
      {
        title: 'Collect the data for {it}',
        weight: 4,
        about: ['collect', 'conduct', 'gather', 'interview', 'run', 'carry'],
        criteria: ['The planned sample is complete, or its gaps are noted'],
      },
      {
        title: 'Analyse what was found',
        weight: 3,
        about: ['analy', 'evaluat', 'synthes', 'cluster'],
        criteria: ['Every question has an answer with its evidence, or is named as open'],
      },
      {
        title: 'Report the findings and what follows from them',
        weight: 1,
        about: ['report', 'present', 'finding', 'recommend', 'summar'],
        criteria: ['Those who decide have seen the findings and the recommendation'],
      },
    ],
  },
  {
    name: 'something to test',
    verbs: /^(?:test|qa|verify|validate|check|inspect|rehearse)$/u,
    nouns:
      /\b(?:qa|test|testing|quality assurance|acceptance|rehearsal|verification|validation|load test|smoke test|penetration test|usability)s?\b/u,
    minutes: 1440,
    steps: [
      {
        title: 'List what must be tested, and when it counts as passed',
        weight: 1,
        about: ['list', 'plan', 'case', 'scope'],
        criteria: ['Every requirement has at least one test with its expected result'],
      },
      {
        title: 'Prepare data, devices and surroundings for the tests',
        weight: 1,
        about: ['prepar', 'data', 'environment', 'device', 'set'],
        criteria: ['The tests can be repeated by somebody else'],
      },
      {
        title: 'Carry the tests out and record what fails',
        weight: 4,
        about: ['carry', 'run', 'execut', 'perform', 'test'],
        criteria: ['Every test has a result; every failure has steps to repeat it'],
      },
      {
        title: 'Have the failures mended and test again',
        weight: 3,
        about: ['mend', 'fix', 'retest', 'repair', 'regress'],
        criteria: ['No failure of high severity is open'],
      },
      {
        title: 'Report the result and get it accepted',
        weight: 1,
        about: ['report', 'sign', 'accept', 'approv', 'result'],
        isOptional: true,
        criteria: ['Whoever decides has accepted the result in writing'],
      },
    ],
  },
  {
    name: 'a decision to prepare',
    verbs: /^(?:decide|choose|select|pick|prioriti[sz]e|agree)$/u,
    nouns: /\b(?:decision|choice|selection|shortlist|strategy|roadmap|concept)s?\b/u,
    minutes: 960,
    steps: [
      {
        title: 'Write down what {it} must achieve, and by what it is judged',
        weight: 1,
        about: ['criteri', 'goal', 'requirement', 'judg'],
        criteria: ['The criteria are weighted and agreed before options are looked at'],
      },
      {
        title: 'Collect the options for {it}',
        weight: 2,
        about: ['option', 'collect', 'candidate', 'long'],
        criteria: ['There are at least three options, doing nothing among them'],
      },
      {
        title: 'Compare the options by the criteria',
        weight: 3,
        about: ['compar', 'evaluat', 'score', 'weigh'],
        criteria: ['Every option has a value for every criterion, with its source'],
      },
      {
        title: 'Decide, and write down why',
        weight: 1,
        about: ['decide', 'choose', 'decision'],
        criteria: ['The decision and the rejected options are on record'],
      },
      {
        title: 'Tell those whom the decision concerns',
        weight: 1,
        about: ['tell', 'communicat', 'announce', 'inform'],
        isOptional: true,
        criteria: ['Everybody concerned knows what changes for them, and when'],
      },
    ],
  },
  {
    name: 'a review',
    verbs: /^(?:review|revise|retrospect|reflect|approve)$/u,
    nouns: /\b(?:review|retrospective|post-?mortem|lessons learned|sign-?off|approval|feedback round)s?\b/u,
    minutes: 480,
    steps: [
      {
        title: 'Collect the material for {it} and send it out in time',
        weight: 2,
        about: ['collect', 'material', 'send', 'prepar', 'invite'],
        criteria: ['Everybody has what they need two days before'],
      },
      {
        title: 'Hold {it} and note remarks and decisions',
        weight: 3,
        about: ['hold', 'meet', 'conduct', 'discuss', 'run'],
        criteria: ['Every remark is noted with who made it'],
      },
      {
        title: 'Turn the remarks into work with owner and date',
        weight: 2,
        about: ['remark', 'action', 'follow', 'turn'],
        criteria: ['No remark is left without an answer'],
      },
      {
        title: 'Confirm the outcome in writing',
        weight: 1,
        about: ['confirm', 'outcome', 'sign', 'minutes'],
        isOptional: true,
        criteria: ['Those who decide have confirmed it'],
      },
    ],
  },
  {
    name: 'something to teach',
    verbs: /^(?:train|teach|onboard|coach|educate|instruct)$/u,
    nouns: /\b(?:training|course|workshop|lesson|onboarding|tutorial|seminar|webinar|curriculum|lecture)s?\b/u,
    minutes: 1440,
    steps: [
      {
        title: 'Find out what the participants of {it} know and need',
        weight: 1,
        about: ['need', 'participant', 'goal', 'audience', 'find'],
        criteria: ['Learning goals are written as things that people can do afterwards'],
      },
      {
        title: 'Plan {it} part by part',
        weight: 1,
        about: ['plan', 'agenda', 'outline', 'curricul'],
        criteria: ['Every goal has a part with an exercise'],
      },
      {
        title: 'Prepare material and exercises',
        weight: 4,
        about: ['material', 'exercise', 'slide', 'prepar'],
        criteria: ['Every exercise has been done once by somebody else'],
      },
      {
        title: 'Invite people, and arrange room and tools',
        weight: 1,
        about: ['invit', 'room', 'arrang', 'logistic', 'book'],
        isParallel: true,
        criteria: ['Every participant has confirmed and has access'],
      },
      {
        title: 'Hold {it}',
        weight: 2,
        about: ['hold', 'run', 'deliver', 'teach', 'conduct'],
        criteria: ['All parts were taught, or moved to another date'],
      },
      {
        title: 'Ask what was learned and improve {it}',
        weight: 1,
        about: ['feedback', 'learn', 'evaluat', 'improv'],
        isOptional: true,
        criteria: ['Answers of the participants are in, and changes noted'],
      },
    ],
  },
];
