import type { Recipe } from './recipe.ts';

export const COURSE: Recipe = {
  name: 'a course or training',
  keywords: [
    [
      /\b(?:online course|e-?learning|training (?:program(?:me)?|course)|curriculum|bootcamp|masterclass|workshop series|lecture series|mooc)\b/iu,
      6,
    ],
    [/\b(?:course|syllabus|lessons?|lectures?|teach)\b/iu, 4],
    [/\b(?:training|workshop|seminar)\b/iu, 3],
    [/\b(?:students|learners|exercises|modules?|certificate|instructors?|trainees|pupils)\b/iu, 2],
  ],
  fallbackSubject: 'the course',
  phases: [
    {
      title: 'Learners and goals',
      roles: ['concept', 'research', 'learning goals', 'curriculum'],
      tasks: [
        {
          key: 'learners',
          title: 'Talk to eight future learners: what they know, what they want to be able to do',
          estimate: '2d',
          priority: 'HIGH',
        },
        {
          key: 'goals',
          title: 'Write the learning goals as things that one can do and show',
          estimate: '1d',
          after: ['learners'],
          criteria: [
            'Every goal begins with a verb that can be observed',
            'At most seven goals for the whole of {subject}',
          ],
        },
        { key: 'proof', title: 'Design the final task that proves the goals', estimate: '1d', after: ['goals'] },
        { key: 'frame', title: 'Fix length, form, price and platform', estimate: '4h', after: ['learners'] },
      ],
    },
    {
      title: 'Outline and pilot',
      roles: ['outline', 'pilot', 'content'],
      tasks: [
        {
          key: 'outline',
          title: 'Plan the modules: goal, example, exercise and time of each',
          estimate: '2d',
          after: ['goals', 'proof', 'frame'],
        },
        { key: 'first', title: 'Make the first module completely', estimate: '4d', after: ['outline'] },
        {
          key: 'pilot',
          title: 'Teach it to five people and watch where they stop',
          estimate: '2d',
          after: ['first'],
          criteria: ['Four of five solve the exercise without help', 'The time is within 20% of the plan'],
        },
        { key: 'revise', title: 'Change the outline after the pilot', estimate: '1d', after: ['pilot'] },
      ],
    },
    {
      title: 'Production',
      roles: ['production', 'video', 'recording', 'content', 'writing', 'exercises', 'slides'],
      tasks: [
        {
          key: 'scripts',
          title: 'Write scripts and examples for all modules',
          estimate: '8d',
          after: ['revise'],
          roles: ['writing', 'scripts', 'content'],
        },
        {
          key: 'exercises',
          title: 'Make exercises with solutions and hints',
          estimate: '5d',
          after: ['revise'],
          roles: ['exercises'],
        },
        {
          key: 'media',
          title: 'Make slides, recordings and subtitles',
          estimate: '8d',
          after: ['scripts'],
          roles: ['video', 'slides', 'recording', 'design'],
        },
        { key: 'expert', title: 'Let an expert check the contents', estimate: '2d', after: ['scripts', 'exercises'] },
      ],
    },
    {
      title: 'Platform and organisation',
      roles: ['platform', 'technology', 'organisation', 'administration'],
      tasks: [
        {
          key: 'platform',
          title: 'Set up the platform: enrolment, payment, progress, certificate',
          estimate: '3d',
          after: ['frame'],
        },
        {
          key: 'load',
          criteria: ['Every module opens and every exercise can be handed in on a phone'],
          title: 'Put the modules in and test them on phone and computer',
          estimate: '2d',
          after: ['platform', 'media', 'exercises'],
        },
        { key: 'access', title: 'Check subtitles, contrast and keyboard use', estimate: '1d', after: ['load'] },
        {
          key: 'help',
          title: 'Organise questions: forum, office hours, who answers',
          estimate: '4h',
          after: ['platform'],
        },
      ],
    },
    {
      title: 'Enrolment',
      roles: ['marketing', 'communication', 'promotion'],
      tasks: [
        {
          key: 'page',
          title: 'Write the course page: for whom, goals, a sample lesson, price',
          estimate: '2d',
          after: ['outline'],
        },
        { key: 'tell', title: 'Tell partners, former learners and newsletters', estimate: '2d', after: ['page'] },
        { key: 'list', title: 'Open enrolment with an early price', estimate: '3h', after: ['page', 'platform'] },
      ],
    },
    {
      title: 'Run and improve',
      roles: ['teaching', 'support', 'evaluation'],
      tasks: [
        {
          key: 'start',
          title: 'Start {subject}{people}',
          estimate: '1d',
          after: ['load', 'access', 'help', 'list', 'expert'],
          isDay: true,
          priority: 'HIGH',
        },
        { key: 'care', title: 'Look each week who has stopped, and ask why', estimate: '2d', after: ['start'] },
        { key: 'grade', title: 'Give feedback on the final tasks', estimate: '3d', after: ['care'] },
        {
          key: 'evaluate',
          title: 'Evaluate: goals reached, completion, comments; improve the weakest module',
          estimate: '2d',
          after: ['grade'],
        },
      ],
    },
  ],
};
