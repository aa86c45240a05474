import { randomUUID } from 'node:crypto';
import { openResponseCache } from './agents/llm/cache/open-cache.ts';
import { createProviders } from './agents/providers.ts';
import type { RetryPolicy } from './agents/llm/retry.ts';
import type { Config } from './config.ts';
import type { RunId } from './domain/ids.ts';
import { AnnouncementFile } from './events/announcement-file.ts';
import type { EventBus } from './events/event-bus.ts';
import { PostgresBus } from './events/postgres-bus.ts';
import { SqliteBus } from './events/sqlite-bus.ts';
import { withInboxHints } from './events/with-inbox-hints.ts';
import { createHttpServer } from './graphql/http.ts';
import { SpareThread } from './lib/spare-thread.ts';
import { localOwner, underGivenName } from './local-workspace.ts';
import type { Logger } from './logger.ts';
import type { FileThreadData } from './file-thread.ts';
import { BriefService } from './services/brief-service.ts';
import { BulkEditService } from './services/bulk-edit-service.ts';
import { CommentService } from './services/comment-service.ts';
import { BurnUpService } from './services/burn-up-service.ts';
import { ConversationService } from './services/conversation-service.ts';
import { CsvImportService } from './services/csv/csv-import-service.ts';
import { HistoryService } from './services/history-service.ts';
import { InboxService } from './services/inbox-service.ts';
import { PatchService } from './services/patch-service.ts';
import { PeopleService } from './services/people-service.ts';
import { PresenceService } from './services/presence-service.ts';
import { ProjectFiles } from './services/project-files.ts';
import { ProjectService } from './services/project-service.ts';
import { ProposalService } from './services/proposal-service.ts';
import { ProviderService } from './services/provider-service.ts';
import { RunService } from './services/run-service.ts';
import { RunWorker } from './services/run-worker.ts';
import { Housekeeping } from './services/housekeeping.ts';
import { SavedViewService } from './services/saved-view-service.ts';
import { type FileJob, FILES_AT_ONCE, tooManyFiles } from './services/file-jobs.ts';
import type { Services } from './services/services.ts';
import { TimeLogService } from './services/time-log-service.ts';
import { TaskService } from './services/task-service.ts';
import { UsageService } from './services/usage-service.ts';
import { Database } from './storage/database.ts';
import { isUnavailable } from './storage/dialect.ts';
import { countRunsByStatus } from './storage/runs.ts';
import { openRunQueue } from './storage/run-queue.ts';
import { migrateToLatest } from './storage/migrate.ts';

export interface App {
  readonly services: Services;
  readonly database: Database;
  /** Begins to answer. Rejects with the system's error, such as EADDRINUSE. */
  listen(): Promise<{ readonly url: string }>;
  /** Lets requests finish, ends sockets and runs, closes the database. Ends within a few seconds. */
  close(): Promise<void>;
}

export interface AppOptions {
  readonly logger: Logger;
  /** Folder of the built web application; null where something else serves it. */
  readonly webFolder: string | null;
  readonly now?: () => Date;
  /** How long failed calls of providers wait; for tests, which must not sleep. */
  readonly retryPolicy?: RetryPolicy;
}

/** Beside this file: as it is written, or as it is built. */
const FILE_THREAD = new URL(`./file-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** Makes everything and joins it: the one place that knows all parts. The database is brought to its newest form. */
export async function createApp(config: Config, options: AppOptions): Promise<App> {
  const { logger, webFolder, now = () => new Date() } = options;
  const nodeId = randomUUID();
  const database = new Database({
    url: config.databaseUrl,
    onIdleError: (error) => logger.warn({ error: error.message }, 'a database connection was lost'),
  });
  try {
    await migrateToLatest(database);
    const owner = await localOwner(database, now());
    const bus = withInboxHints(await openBus(database, nodeId, logger));
    const cache = await openResponseCache(config.providers.cache, config.redisUrl, (error) =>
      logger.warn({ error: error.message }, 'answers cannot be kept in Redis'),
    );
    const providers = createProviders(config.providers, { retryPolicy: options.retryPolicy, cache });
    const queue = await openRunQueue(database, (error) =>
      logger.warn({ error: error.message }, 'the queue met a fault'),
    );
    const onFault = (error: unknown, context: { readonly runId?: RunId }): void =>
      logger.error({ error, ...context }, 'a run, or a call of a provider, met a fault');
    const deps = { database, bus, queue, providers, now, ceilings: config.providers.ceilings };
    const fileThread = new SpareThread<FileJob>({
      module: FILE_THREAD,
      data: { databaseUrl: config.databaseUrl } satisfies FileThreadData,
      onFault: (error) => logger.error({ error }, 'the thread for files met a fault'),
      mostJobs: FILES_AT_ONCE,
      refusal: tooManyFiles,
    });
    const patches = new PatchService(deps);
    const tasks = new TaskService(deps);
    const services: Services = {
      projects: new ProjectService(deps),
      tasks,
      people: new PeopleService(deps),
      patches,
      proposals: new ProposalService(deps),
      history: new HistoryService(deps),
      burnUps: new BurnUpService(deps),
      bulkEdits: new BulkEditService({ patches, tasks }),
      projectFiles: new ProjectFiles({ thread: fileThread, now }),
      csvImports: new CsvImportService({ ...deps, thread: fileThread }),
      providers: new ProviderService({ ...deps, nodeId, onError: onFault, settings: config.providers, cache }),
      runs: new RunService(deps),
      briefs: new BriefService(deps),
      conversations: new ConversationService(deps),
      inbox: new InboxService(deps),
      comments: new CommentService(deps),
      timeLog: new TimeLogService(deps),
      presence: new PresenceService({ ...deps, nodeId }),
      savedViews: new SavedViewService(deps),
      usage: new UsageService(deps),
    };
    const worker = new RunWorker({
      ...deps,
      nodeId,
      onError: onFault,
    });
    const housekeeping = new Housekeeping({
      database,
      now,
      onError: (error) => logger.error({ error }, 'tidying up met a fault'),
    });
    const http = await createHttpServer({
      services,
      webFolder,
      now,
      actorFor: async ({ headers }) => underGivenName(owner, headers),
      report: (message, details) => logger.error(details, message),
      isOutage: isUnavailable,
      countRuns: () => countRunsByStatus(database.db),
      ready: () =>
        database.ping().then(
          () => true,
          () => false,
        ),
      isProduction: config.isProduction,
      allowedHosts: config.allowedHosts,
    });
    return {
      services,
      database,
      async listen() {
        const address = await http.listen(config.host, config.port);
        worker.start();
        housekeeping.start();
        return address;
      },
      async close() {
        services.providers.stop();
        await http.close();
        await fileThread.close();
        services.presence.stop();
        housekeeping.stop();
        await worker.stop();
        await queue.close();
        await bus.close();
        await cache?.[Symbol.asyncDispose]();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openBus(database: Database, nodeId: string, logger: Logger): Promise<EventBus> {
  const onError = (error: Error): void => logger.warn({ error: error.message }, 'news between nodes are interrupted');
  if (database.kind === 'sqlite') {
    const announcements = openAnnouncements(database.path, nodeId, onError);
    return new SqliteBus({ readDataVersion: database.dataVersion, announcements });
  }
  const bus = new PostgresBus({ url: database.url, nodeId, onError });
  await bus.start();
  return bus;
}

/** Null where there is no file, or it cannot be used: the server can do without. */
function openAnnouncements(
  databasePath: string | null,
  nodeId: string,
  onError: (error: Error) => void,
): AnnouncementFile | null {
  try {
    return databasePath === null ? null : new AnnouncementFile(`${databasePath}-news`, nodeId);
  } catch (error) {
    onError(error as Error);
    return null;
  }
}
