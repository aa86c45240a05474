import { ANIMAL } from './kinds/animal.ts';
import { API } from './kinds/api.ts';
import { APP_BUILD } from './kinds/app-build.ts';
import { APPLICATION } from './kinds/application.ts';
import { BABY } from './kinds/baby.ts';
import { BOOK } from './kinds/book.ts';
import { BRAND } from './kinds/brand.ts';
import { CLOSING_DOWN } from './kinds/closing-down.ts';
import { CLUB_FOUNDING } from './kinds/club-founding.ts';
import { COMPANY_FOUNDING } from './kinds/company-founding.ts';
import { COMPLIANCE_AUDIT } from './kinds/compliance-audit.ts';
import { CONSTRUCTION } from './kinds/construction.ts';
import { CONTENT_SERIES } from './kinds/content-series.ts';
import { COURSE } from './kinds/course.ts';
import { CROWDFUNDING } from './kinds/crowdfunding.ts';
import { DATA_PIPELINE } from './kinds/data-pipeline.ts';
import { EVENT } from './kinds/event.ts';
import { EXHIBITION } from './kinds/exhibition.ts';
import { FILM } from './kinds/film.ts';
import { FUNDRAISING } from './kinds/fundraising.ts';
import { GAME } from './kinds/game.ts';
import { GARDEN } from './kinds/garden.ts';
import { HARDWARE } from './kinds/hardware.ts';
import { HIRING } from './kinds/hiring.ts';
import { HOME_MOVE } from './kinds/home-move.ts';
import { HOME_RENOVATION } from './kinds/home-renovation.ts';
import { HOME_TECHNOLOGY } from './kinds/home-technology.ts';
import { IMPROVEMENT } from './kinds/improvement.ts';
import { INCIDENT_FOLLOW_UP } from './kinds/incident-follow-up.ts';
import { INSPECTION } from './kinds/inspection.ts';
import { IT_SETUP } from './kinds/it-setup.ts';
import { JOB_SEARCH } from './kinds/job-search.ts';
import { LARGE_PURCHASE } from './kinds/large-purchase.ts';
import { LEARNING } from './kinds/learning.ts';
import { LICENCE } from './kinds/licence.ts';
import { MACHINE_LEARNING } from './kinds/machine-learning.ts';
import { MARKETING_CAMPAIGN } from './kinds/marketing-campaign.ts';
import { MEETING } from './kinds/meeting.ts';
import { MIGRATION } from './kinds/migration.ts';
import { OFFICE_MOVE } from './kinds/office-move.ts';
import { ONLINE_SHOP } from './kinds/online-shop.ts';
import { ORGANISATION_CHANGE } from './kinds/organisation-change.ts';
import { PRIVATE_PARTY } from './kinds/private-party.ts';
import { PRODUCT_LAUNCH } from './kinds/product-launch.ts';
import { PUBLIC_CAMPAIGN } from './kinds/public-campaign.ts';
import { REPORT } from './kinds/report.ts';
import { RESEARCH_STUDY } from './kinds/research-study.ts';
import { SHOP_OPENING } from './kinds/shop-opening.ts';
import { SOCIAL_PROGRAMME } from './kinds/social-programme.ts';
import { SOFTWARE_FEATURE } from './kinds/software-feature.ts';
import { SOFTWARE_ROLLOUT } from './kinds/software-rollout.ts';
import { SORTING_OUT } from './kinds/sorting-out.ts';
import { SPORT_TRAINING } from './kinds/sport-training.ts';
import { SPORTS_EVENT } from './kinds/sports-event.ts';
import { STAFF_ONBOARDING } from './kinds/staff-onboarding.ts';
import { STAGE_PRODUCTION } from './kinds/stage-production.ts';
import { STRATEGY } from './kinds/strategy.ts';
import { TECHNICAL_UPGRADE } from './kinds/technical-upgrade.ts';
import { THESIS } from './kinds/thesis.ts';
import { TRANSLATION } from './kinds/translation.ts';
import { TRAVEL } from './kinds/travel.ts';
import { VENDOR_CHOICE } from './kinds/vendor-choice.ts';
import { WEDDING } from './kinds/wedding.ts';
import { WORKSHOP } from './kinds/workshop.ts';
import type { Recipe } from './recipe.ts';

/** Every kind of work that is recognised; the first wins where two fit equally well. */
export const RECIPES: readonly Recipe[] = [
  ANIMAL,
  API,
  APP_BUILD,
  APPLICATION,
  BABY,
  BOOK,
  BRAND,
  CLOSING_DOWN,
  CLUB_FOUNDING,
  COMPANY_FOUNDING,
  COMPLIANCE_AUDIT,
  CONSTRUCTION,
  CONTENT_SERIES,
  COURSE,
  CROWDFUNDING,
  DATA_PIPELINE,
  EVENT,
  EXHIBITION,
  FILM,
  FUNDRAISING,
  GAME,
  GARDEN,
  HARDWARE,
  HIRING,
  HOME_MOVE,
  HOME_RENOVATION,
  HOME_TECHNOLOGY,
  IMPROVEMENT,
  INCIDENT_FOLLOW_UP,
  INSPECTION,
  IT_SETUP,
  JOB_SEARCH,
  LARGE_PURCHASE,
  LEARNING,
  LICENCE,
  MACHINE_LEARNING,
  MARKETING_CAMPAIGN,
  MEETING,
  MIGRATION,
  OFFICE_MOVE,
  ONLINE_SHOP,
  ORGANISATION_CHANGE,
  PRIVATE_PARTY,
  PRODUCT_LAUNCH,
  PUBLIC_CAMPAIGN,
  REPORT,
  RESEARCH_STUDY,
  SHOP_OPENING,
  SOCIAL_PROGRAMME,
  SOFTWARE_FEATURE,
  SOFTWARE_ROLLOUT,
  SORTING_OUT,
  SPORT_TRAINING,
  SPORTS_EVENT,
  STAFF_ONBOARDING,
  STAGE_PRODUCTION,
  STRATEGY,
  TECHNICAL_UPGRADE,
  THESIS,
  TRANSLATION,
  TRAVEL,
  VENDOR_CHOICE,
  WEDDING,
  WORKSHOP,
];
