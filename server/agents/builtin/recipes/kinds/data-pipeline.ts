import { recipe } from '../read-recipe.ts';

export const DATA_PIPELINE = recipe`
kind: a data pipeline
subject: the pipeline
6: data pipeline|etl|elt|data warehouse|data lake|lakehouse|data platform|data mart
3: pipeline|ingest(?:ion)?|streaming|airflow|dbt|spark|kafka|snowflake|bigquery|redshift|databricks|cdc
2: reporting|analytics|dashboards?|kpis?|metrics|machine learning|model training
1: data

# Questions and sources [analysis, requirements, analytics]
- questions 1d HIGH: List the questions that {subject} must answer, with who asks and how often
  = Each question names the decision that hangs on it
  = Each has an agreed age of data: minutes, hours or a day
- sources 2d: List the sources with owner, size, rate of change and quality
  = Every source has an owner who has confirmed size and rate of change
- private 1d after sources [privacy, legal, security]: Mark personal and confidential fields; agree purpose and retention
  = Every personal field has a purpose and a day of deletion
- terms 2d after questions: Define the terms and metrics with the people who use them
  = Each metric has one definition in words and in SQL

# Design [architecture, design, data modelling]
- model 3d after sources, terms: Design the data model: raw, cleaned, ready for use
  = Every question on the list can be answered from the model, on paper
- choose 2d after questions, sources HIGH: Choose batch or stream, tools and storage, with the monthly cost
  = The costs at today’s and at ten times the volume are written down
- contracts 2d after model: Agree schemas and notice of changes with each source owner
  = Each owner has agreed to a schema and to a notice before changes
- late 1d after model: Decide what happens with late, double and wrong records
  = Each of the three cases has a rule and an example

# Build [engineering, build, development, etl]
- ground 3d after choose, private [infrastructure, devops, platform]: Set up environments, access rights, secrets and deployment as code
  = A new environment can be made from code alone
- ingest 4d after ground, contracts: Load the two most important sources into the raw layer
  = Counts of both sources and the raw layer agree for a week
- transform 5d after ingest, late: Build the cleaning and the model, in steps that can be run again
  = Running a day twice gives the same tables
- rest 5d after ingest: Connect the remaining sources
  = Every source on the list arrives each day
- backfill 2d after transform, rest: Load the history, day by day
  = The totals by month agree with the sources

# Quality and operation [quality, testing, operations, monitoring]
- tests 3d after transform: Test freshness, completeness, uniqueness and valid values at every layer
  = A broken record in any layer fails a test
- reconcile 2d after backfill HIGH: Reconcile totals with the source systems for a whole month
  = Totals differ by less than 0.1%, and every difference is explained
- alerts 2d after tests: Set up alerts, lineage and an on-call guide
  = A job that fails wakes somebody who has a guide
- failure 1d after alerts: Practise failure: a source is missing, a job dies, a schema changes
  = All three failures were played, and what was found is mended

# Use [dashboard, dashboards, reporting, analytics, training]
- reports 4d after backfill: Build the first dashboards for the questions at the top of the list
  = The people who asked have answered their questions with them
- pilot 3d after reports, reconcile: Let two teams use {subject} for two weeks and fix what they find
  = Both teams have used it for two weeks, and what they reported is mended
- docs 2d after transform, terms: Publish the catalogue: tables, metrics, owners, examples
  = Every table and metric has an owner and an example
- open 1d after pilot, docs, failure HIGH DAY: Open {subject} to everyone and switch off the old reports
  = Nobody opens the old reports any more
- costs 3h after open LOW: Review costs and unused tables after a month
  = Costs by source are known, and unused tables are dropped
`;
