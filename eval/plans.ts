import type { PlanContext } from '../server/agents/agent.ts';
import { APP } from './plans/app.ts';
import { CONFERENCE } from './plans/conference.ts';
import { HIRING } from './plans/hiring.ts';
import { LOFT } from './plans/loft.ts';
import { MIGRATION } from './plans/migration.ts';
import { OFFICE } from './plans/office.ts';
import { RENOVATION } from './plans/renovation.ts';
import { THESIS } from './plans/thesis.ts';
import { WEBSITE } from './plans/website.ts';
import { WEDDING } from './plans/wedding.ts';

/** Plans that cases are played on, by name. */
export const PLANS: Readonly<Record<string, PlanContext>> = {
  website: WEBSITE,
  office: OFFICE,
  wedding: WEDDING,
  migration: MIGRATION,
  renovation: RENOVATION,
  conference: CONFERENCE,
  app: APP,
  hiring: HIRING,
  thesis: THESIS,
  loft: LOFT,
};
