import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/app-error.ts';
import type { ProjectId } from '../domain/ids.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../services/export-service.ts';
import type { ProjectFiles } from '../services/project-files.ts';

const STATUSES: Partial<Record<AppError['code'], number>> = { NOT_FOUND: 404, UNAUTHENTICATED: 401, RATE_LIMITED: 429 };

interface Options {
  readonly projectFiles: ProjectFiles;
  readonly actorFor: (request: IncomingMessage) => Promise<Actor>;
}

/** Projects as files: `GET /projects/ID/export.md`, `.csv`, `.ics` or `.json`. */
export function serveExports(app: FastifyInstance, { projectFiles, actorFor }: Options): void {
  app.get<{ Params: { id: string; format: string } }>('/projects/:id/export.:format', async (request, reply) => {
    const { id, format } = request.params;
    if (!Object.hasOwn(EXPORT_FORMATS, format))
      return reply
        .code(404)
        .type('text/plain')
        .send(`Choose one of ${Object.keys(EXPORT_FORMATS).join(', ')}.\n`);
    try {
      const actor = await actorFor(request.raw);
      const file = await projectFiles.exportOf(actor, id as ProjectId, format as ExportFormat);
      return await reply
        .type(file.mimeType)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
        .send(Readable.from(file.parts));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.retryAfterSeconds !== null) void reply.header('retry-after', error.retryAfterSeconds);
      return reply
        .code(STATUSES[error.code] ?? 403)
        .type('text/plain')
        .send(`${error.message}\n`);
    }
  });
}
