import { APP_BUILD } from './app-build.ts';
import { BOOK } from './book.ts';
import { COMPLIANCE_AUDIT } from './compliance-audit.ts';
import { COURSE } from './course.ts';
import { DATA_PIPELINE } from './data-pipeline.ts';
import { EVENT } from './event.ts';
import { HIRING } from './hiring.ts';
import { HOME_RENOVATION } from './home-renovation.ts';
import { INCIDENT_FOLLOW_UP } from './incident-follow-up.ts';
import { MARKETING_CAMPAIGN } from './marketing-campaign.ts';
import { MIGRATION } from './migration.ts';
import { OFFICE_MOVE } from './office-move.ts';
import { PRODUCT_LAUNCH } from './product-launch.ts';
import type { Recipe } from './recipe.ts';
import { RESEARCH_STUDY } from './research-study.ts';
import { SOFTWARE_FEATURE } from './software-feature.ts';
import { TRAVEL } from './travel.ts';
import { WEDDING } from './wedding.ts';

/** Every kind of work that is recognised; the first wins where two fit equally well. */
export const RECIPES: readonly Recipe[] = [
  SOFTWARE_FEATURE,
  PRODUCT_LAUNCH,
  DATA_PIPELINE,
  MIGRATION,
  RESEARCH_STUDY,
  EVENT,
  HIRING,
  MARKETING_CAMPAIGN,
  OFFICE_MOVE,
  INCIDENT_FOLLOW_UP,
  COURSE,
  BOOK,
  HOME_RENOVATION,
  APP_BUILD,
  COMPLIANCE_AUDIT,
  WEDDING,
  TRAVEL,
];
