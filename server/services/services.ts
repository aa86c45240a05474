import type { BriefService } from './brief-service.ts';
import type { BulkEditService } from './bulk-edit-service.ts';
import type { CommentService } from './comment-service.ts';
import type { BurnUpService } from './burn-up-service.ts';
import type { ConversationService } from './conversation-service.ts';
import type { HistoryService } from './history-service.ts';
import type { CsvImportService } from './csv/csv-import-service.ts';
import type { InboxService } from './inbox-service.ts';
import type { PatchService } from './patch-service.ts';
import type { PeopleService } from './people-service.ts';
import type { PresenceService } from './presence-service.ts';
import type { ProjectFiles } from './project-files.ts';
import type { ProjectService } from './project-service.ts';
import type { ProposalService } from './proposal-service.ts';
import type { ProviderService } from './provider-service.ts';
import type { RunService } from './run-service.ts';
import type { SavedViewService } from './saved-view-service.ts';
import type { TaskService } from './task-service.ts';
import type { UsageService } from './usage-service.ts';
import type { TimeLogService } from './time-log-service.ts';

/** Every use case of the product. Each method takes who asks first, and checks what they may do. */
export interface Services {
  readonly projects: ProjectService;
  readonly tasks: TaskService;
  readonly people: PeopleService;
  readonly patches: PatchService;
  readonly proposals: ProposalService;
  readonly history: HistoryService;
  readonly burnUps: BurnUpService;
  readonly bulkEdits: BulkEditService;
  readonly projectFiles: ProjectFiles;
  readonly csvImports: CsvImportService;
  readonly providers: ProviderService;
  readonly runs: RunService;
  readonly briefs: BriefService;
  readonly conversations: ConversationService;
  readonly inbox: InboxService;
  readonly comments: CommentService;
  readonly timeLog: TimeLogService;
  readonly presence: PresenceService;
  readonly savedViews: SavedViewService;
  readonly usage: UsageService;
}
