import type { Recipe } from './recipe.ts';

export const DATA_PIPELINE: Recipe = {
  name: 'a data pipeline',
  keywords: [
    [/\b(?:data pipeline|etl|elt|data warehouse|data lake|lakehouse|data platform|data mart)\b/iu, 6],
    [
      /\b(?:pipeline|ingest(?:ion)?|streaming|airflow|dbt|spark|kafka|snowflake|bigquery|redshift|databricks|cdc)\b/iu,
      3,
    ],
    [/\b(?:reporting|analytics|dashboards?|kpis?|metrics|machine learning|model training)\b/iu, 2],
    [/\bdata\b/iu, 1],
  ],
  fallbackSubject: 'the pipeline',
  phases: [
    {
      title: 'Questions and sources',
      roles: ['analysis', 'requirements', 'analytics'],
      tasks: [
        {
          key: 'questions',
          title: 'List the questions that {subject} must answer, with who asks and how often',
          estimate: '1d',
          priority: 'HIGH',
          criteria: [
            'Each question names the decision that hangs on it',
            'Each has an agreed age of data: minutes, hours or a day',
          ],
        },
        { key: 'sources', title: 'List the sources with owner, size, rate of change and quality', estimate: '2d' },
        {
          key: 'private',
          title: 'Mark personal and confidential fields; agree purpose and retention',
          estimate: '1d',
          after: ['sources'],
          roles: ['privacy', 'legal', 'security'],
        },
        {
          key: 'terms',
          title: 'Define the terms and metrics with the people who use them',
          estimate: '2d',
          after: ['questions'],
          criteria: ['Each metric has one definition in words and in SQL'],
        },
      ],
    },
    {
      title: 'Design',
      roles: ['architecture', 'design', 'data modelling'],
      tasks: [
        {
          key: 'model',
          title: 'Design the data model: raw, cleaned, ready for use',
          estimate: '3d',
          after: ['sources', 'terms'],
        },
        {
          key: 'choose',
          title: 'Choose batch or stream, tools and storage, with the monthly cost',
          estimate: '2d',
          after: ['questions', 'sources'],
          priority: 'HIGH',
          criteria: ['The costs at today’s and at ten times the volume are written down'],
        },
        {
          key: 'contracts',
          title: 'Agree schemas and notice of changes with each source owner',
          estimate: '2d',
          after: ['model'],
        },
        {
          key: 'late',
          title: 'Decide what happens with late, double and wrong records',
          estimate: '1d',
          after: ['model'],
        },
      ],
    },
    {
      title: 'Build',
      roles: ['engineering', 'build', 'development', 'etl'],
      tasks: [
        {
          key: 'ground',
          title: 'Set up environments, access rights, secrets and deployment as code',
          estimate: '3d',
          after: ['choose', 'private'],
          roles: ['infrastructure', 'devops', 'platform'],
        },
        {
          key: 'ingest',
          title: 'Load the two most important sources into the raw layer',
          estimate: '4d',
          after: ['ground', 'contracts'],
        },
        {
          key: 'transform',
          title: 'Build the cleaning and the model, in steps that can be run again',
          estimate: '5d',
          after: ['ingest', 'late'],
          criteria: ['Running a day twice gives the same tables'],
        },
        { key: 'rest', title: 'Connect the remaining sources', estimate: '5d', after: ['ingest'] },
        { key: 'backfill', title: 'Load the history, day by day', estimate: '2d', after: ['transform', 'rest'] },
      ],
    },
    {
      title: 'Quality and operation',
      roles: ['quality', 'testing', 'operations', 'monitoring'],
      tasks: [
        {
          key: 'tests',
          title: 'Test freshness, completeness, uniqueness and valid values at every layer',
          estimate: '3d',
          after: ['transform'],
        },
        {
          key: 'reconcile',
          title: 'Reconcile totals with the source systems for a whole month',
          estimate: '2d',
          after: ['backfill'],
          priority: 'HIGH',
          criteria: ['Totals differ by less than 0.1%, and every difference is explained'],
        },
        { key: 'alerts', title: 'Set up alerts, lineage and an on-call guide', estimate: '2d', after: ['tests'] },
        {
          key: 'failure',
          title: 'Practise failure: a source is missing, a job dies, a schema changes',
          estimate: '1d',
          after: ['alerts'],
        },
      ],
    },
    {
      title: 'Use',
      roles: ['dashboard', 'dashboards', 'reporting', 'analytics', 'training'],
      tasks: [
        {
          key: 'reports',
          title: 'Build the first dashboards for the questions at the top of the list',
          estimate: '4d',
          after: ['backfill'],
        },
        {
          key: 'pilot',
          title: 'Let two teams use {subject} for two weeks and fix what they find',
          estimate: '3d',
          after: ['reports', 'reconcile'],
        },
        {
          key: 'docs',
          title: 'Publish the catalogue: tables, metrics, owners, examples',
          estimate: '2d',
          after: ['transform', 'terms'],
        },
        {
          key: 'open',
          title: 'Open {subject} to everyone and switch off the old reports',
          estimate: '1d',
          after: ['pilot', 'docs', 'failure'],
          isDay: true,
          priority: 'HIGH',
        },
        {
          key: 'costs',
          title: 'Review costs and unused tables after a month',
          estimate: '3h',
          after: ['open'],
          priority: 'LOW',
        },
      ],
    },
  ],
};
