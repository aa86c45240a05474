import type { Kind } from '../kind.ts';

export const MAKING_KINDS: readonly Kind[] = [
  {
    name: 'software to build',
    verbs: /^(?:build|implement|develop|code|program|integrate|refactor|extend|fix|add)$/u,
    nouns:
      /\b(?:api|backend|frontend|front-end|back-end|endpoint|feature|component|module|service|app|page|form|checkout|login|sign-?in|search|database|schema|model|integration|plugin|dashboard|screen|import|export|sync|bug|widget|algorithm|cache|queue|parser|website|site)s?\b/u,
    minutes: 2400,
    steps: [
      {
        title: 'Agree what {it} must do, with examples',
        weight: 2,
        about: ['requirement', 'agree', 'specif', 'scope', 'clarif'],
        criteria: ['Every rule has an example with its expected result', 'What is out of scope is written down'],
      },
      {
        title: 'Design how {it} works and what it touches',
        weight: 2,
        about: ['design', 'architect', 'concept', 'interface'],
        criteria: ['Data, interfaces and failure cases are decided and noted'],
      },
      {
        title: 'Build {it}',
        weight: 5,
        about: ['build', 'implement', 'develop', 'code', 'program'],
        criteria: ['Every agreed example gives the expected result', 'Errors end in a message that helps'],
      },
      {
        title: 'Test {it}, by itself and with its neighbours',
        weight: 3,
        about: ['test', 'qa', 'verif'],
        criteria: [
          'Automated tests cover every agreed example and the failure cases',
          'No known error of high severity is open',
        ],
      },
      {
        title: 'Review the code of {it} and mend what is found',
        weight: 1,
        about: ['review', 'inspect'],
        isOptional: true,
        criteria: ['A second person has approved the change'],
      },
      {
        title: 'Document {it} and release it',
        weight: 1,
        about: ['document', 'docs', 'release', 'deploy', 'publish', 'roll'],
        isOptional: true,
        criteria: [
          'Whoever uses or runs it finds how in the documentation',
          'It runs where it is needed, and is watched',
        ],
      },
    ],
  },
  {
    name: 'something to design',
    verbs: /^(?:design|redesign|sketch|draw|style|wireframe|prototype|brand)$/u,
    nouns:
      /\b(?:design|wireframe|mock-?up|prototype|logo|branding|layout|style guide|visual|ux|ui|icon|illustration|poster|flyer|banner)s?\b/u,
    minutes: 1920,
    steps: [
      {
        title: 'Collect goals, users and limits for {it}',
        weight: 2,
        about: ['goal', 'brief', 'requirement', 'collect', 'research'],
        criteria: ['One page names the users, their goals and what is fixed'],
      },
      {
        title: 'Look at examples and sketch two or three directions',
        weight: 3,
        about: ['sketch', 'direction', 'mood', 'example', 'inspir', 'explor', 'concept'],
        criteria: ['At least two directions differ in more than colour'],
      },
      {
        title: 'Choose a direction with those who decide',
        weight: 1,
        about: ['choose', 'decide', 'select'],
        isOptional: true,
        criteria: ['The choice and its reasons are written down'],
      },
      {
        title: 'Work {it} out in detail, with all states and sizes',
        weight: 5,
        about: ['detail', 'work', 'draft', 'final', 'screen'],
        criteria: ['Empty, full and failing states are shown', 'Contrast and sizes meet the accessibility rules'],
      },
      {
        title: 'Try {it} with real users and improve it',
        weight: 2,
        about: ['test', 'user', 'feedback', 'try', 'review'],
        criteria: ['At least three people have tried it, and their main difficulties are solved'],
      },
      {
        title: 'Hand {it} over with everything needed to build it',
        weight: 1,
        about: ['hand', 'deliver', 'export', 'spec'],
        isOptional: true,
        criteria: ['Files, measures and texts are where the builders look for them'],
      },
    ],
  },
  {
    name: 'a text to write',
    verbs: /^(?:write|draft|compose|author|edit|rewrite|document|prepare|blog)$/u,
    nouns:
      /\b(?:copy|text|article|blog|post|report|brief|proposal|paper|documentation|docs|guide|manual|handbook|chapter|book|newsletter|script|speech|letter|faq|specification|spec|policy|thesis|essay|story|content|case study|white ?paper|press release|readme)s?\b/u,
    minutes: 1440,
    steps: [
      {
        title: 'Settle readers, purpose and length of {it}',
        weight: 1,
        about: ['reader', 'purpose', 'audience', 'goal', 'scope'],
        criteria: ['One sentence says what readers will know or do after reading'],
      },
      {
        title: 'Collect facts and sources for {it}',
        weight: 2,
        about: ['fact', 'source', 'research', 'collect', 'gather'],
        criteria: ['Every claim that will be made has a source'],
      },
      {
        title: 'Outline {it}',
        weight: 1,
        about: ['outline', 'structure', 'plan'],
        criteria: ['Headings alone tell the story in order'],
      },
      {
        title: 'Write a first version of {it}',
        weight: 5,
        about: ['write', 'draft', 'first'],
        criteria: ['No part of the outline is missing'],
      },
      {
        title: 'Have {it} reviewed and revise it',
        weight: 2,
        about: ['review', 'revis', 'feedback', 'edit'],
        criteria: ['Every remark is answered or taken in'],
      },
      {
        title: 'Proofread {it} and hand it in',
        weight: 1,
        about: ['proof', 'publish', 'final', 'submit', 'format'],
        isOptional: true,
        criteria: ['Names, numbers and links are checked', 'It is where its readers get it'],
      },
    ],
  },
  {
    name: 'a translation',
    verbs: /^(?:translate|locali[sz]e)$/u,
    nouns: /\b(?:translation|locali[sz]ation|i18n|l10n)s?\b/u,
    minutes: 960,
    steps: [
      {
        title: 'Freeze the texts and list terms that must stay the same',
        weight: 1,
        about: ['freeze', 'term', 'gloss', 'list'],
        criteria: ['A glossary is agreed for every language'],
      },
      { title: 'Translate {it}', weight: 5, about: ['translat', 'locali'], criteria: ['Nothing is left untranslated'] },
      {
        title: 'Have native speakers review the translation',
        weight: 2,
        about: ['review', 'native', 'proof'],
        criteria: ['A native speaker has approved each language'],
      },
      {
        title: 'Put the translation in and check it in place',
        weight: 1,
        about: ['check', 'put', 'import', 'layout', 'test'],
        criteria: ['No text is cut off or in the wrong place'],
      },
    ],
  },
  {
    name: 'pictures or film to make',
    verbs: /^(?:shoot|film|photograph|record|produce)$/u,
    nouns: /\b(?:photo|photo shoot|shoot|film|video|podcast|recording|picture|footage|trailer|screencast)s?\b/u,
    minutes: 1440,
    steps: [
      {
        title: 'List what {it} must show, scene by scene',
        weight: 1,
        about: ['list', 'scene', 'storyboard', 'script', 'concept'],
        criteria: ['Every scene says where, who and what for'],
      },
      {
        title: 'Book people, place and equipment',
        weight: 1,
        about: ['book', 'people', 'equipment', 'location', 'hire'],
        criteria: ['Dates are confirmed, and rights of those shown are cleared'],
      },
      {
        title: 'Take the pictures',
        weight: 3,
        about: ['take', 'shoot', 'record', 'film', 'photo'],
        criteria: ['Every scene of the list is there in usable quality'],
      },
      {
        title: 'Select and edit the material',
        weight: 3,
        about: ['select', 'edit', 'cut', 'retouch', 'post'],
        criteria: ['The selection is approved by those who ordered it'],
      },
      {
        title: 'Deliver in all sizes that are needed',
        weight: 1,
        about: ['deliver', 'export', 'size', 'upload', 'publish'],
        isOptional: true,
        criteria: ['Files are named and stored where they are used'],
      },
    ],
  },
];
