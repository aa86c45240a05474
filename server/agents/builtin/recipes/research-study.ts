import type { Recipe } from './recipe.ts';

export const RESEARCH_STUDY: Recipe = {
  name: 'a research study',
  keywords: [
    [
      /\b(?:research study|user research|field study|clinical trial|literature review|systematic review|case study|experiment|thesis|dissertation)\b/iu,
      6,
    ],
    [/\b(?:study|survey|research|investigate whether|hypothes[ie]s)\b/iu, 4],
    [
      /\b(?:interviews?|participants|respondents|questionnaire|sample|statistics|paper|publish|journal|peer review|ethics)\b/iu,
      2,
    ],
  ],
  fallbackSubject: 'the study',
  phases: [
    {
      title: 'Question and method',
      roles: ['method', 'theory', 'literature', 'design'],
      tasks: [
        {
          key: 'question',
          title: 'State the research question and what would count as an answer',
          estimate: '1d',
          priority: 'HIGH',
          criteria: [
            'It can be answered with yes, no or a number',
            'It is clear which result would change a decision or a theory',
          ],
        },
        {
          key: 'literature',
          title: 'Review the literature and note what is settled, open or disputed',
          estimate: '5d',
          after: ['question'],
          roles: ['literature'],
        },
        {
          key: 'method',
          title: 'Choose the design, the sample size and the measures, with reasons',
          estimate: '3d',
          after: ['literature'],
          criteria: ['The sample size follows from a power calculation or from a stated rule of saturation'],
        },
        {
          key: 'plan',
          title: 'Write the analysis plan before there are data, and register it',
          estimate: '2d',
          after: ['method'],
          priority: 'HIGH',
          roles: ['statistics', 'analysis'],
        },
      ],
    },
    {
      title: 'Approval and preparation',
      roles: ['ethics', 'preparation', 'administration', 'funding'],
      tasks: [
        {
          key: 'ethics',
          title: 'Get ethics approval and write the consent form',
          estimate: '3d',
          after: ['method'],
          priority: 'CRITICAL',
          criteria: ['The written approval is on file before the first participant is contacted'],
        },
        {
          key: 'data',
          title: 'Write the data plan: storage, pseudonyms, who has access, when it is deleted',
          estimate: '1d',
          after: ['method'],
        },
        {
          key: 'tools',
          title: 'Build the questionnaire, interview guide or apparatus',
          estimate: '4d',
          after: ['method'],
        },
        { key: 'pilot', title: 'Pilot with five participants and revise', estimate: '3d', after: ['tools', 'ethics'] },
      ],
    },
    {
      title: 'Data collection',
      roles: ['recruiting', 'recruitment', 'fieldwork', 'interviews', 'survey', 'data collection'],
      tasks: [
        {
          key: 'recruit',
          title: 'Recruit participants{people} for {subject}',
          estimate: '5d',
          after: ['ethics', 'pilot'],
        },
        {
          key: 'collect',
          title: 'Collect the data and keep a log of what went otherwise than planned',
          estimate: '10d',
          after: ['recruit'],
        },
        {
          key: 'check',
          title: 'Check each week: response, missing values, plausibility',
          estimate: '2d',
          after: ['recruit'],
        },
        {
          key: 'close',
          title: 'Close the collection, clean the data and freeze a version',
          estimate: '3d',
          after: ['collect', 'check'],
        },
      ],
    },
    {
      title: 'Analysis',
      roles: ['analysis', 'statistics', 'coding'],
      tasks: [
        {
          key: 'analyse',
          title: 'Carry out the analysis as registered, in a script that can be rerun',
          estimate: '5d',
          after: ['close', 'plan'],
        },
        {
          key: 'robust',
          title: 'Test whether the result depends on outliers or on choices in the analysis',
          estimate: '2d',
          after: ['analyse'],
        },
        {
          key: 'second',
          title: 'Let a second person reproduce the result from the raw data',
          estimate: '2d',
          after: ['analyse'],
          criteria: ['All numbers and figures come out the same'],
        },
        {
          key: 'meaning',
          title: 'Discuss what the result means, and what it does not',
          estimate: '1d',
          after: ['robust', 'second'],
        },
      ],
    },
    {
      title: 'Report',
      roles: ['writing', 'report', 'publication', 'paper', 'presentation'],
      tasks: [
        { key: 'draft', title: 'Write the report with methods, results, limits', estimate: '8d', after: ['meaning'] },
        {
          key: 'review',
          title: 'Get comments from two people who were not involved',
          estimate: '2d',
          after: ['draft'],
        },
        {
          key: 'submit',
          title: 'Revise and submit or publish {subject}',
          estimate: '3d',
          after: ['review'],
          isDay: true,
          priority: 'HIGH',
        },
        {
          key: 'share',
          title: 'Archive data and code, and tell participants the result',
          estimate: '2d',
          after: ['submit'],
        },
      ],
    },
  ],
};
