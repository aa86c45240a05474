import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/app-error.ts';
import type { ProjectFiles } from '../services/project-files.ts';

interface Options {
  readonly projectFiles: ProjectFiles;
  readonly actorFor: (request: IncomingMessage) => Promise<Actor>;
}

const STATUSES: Partial<Record<AppError['code'], number>> = {
  BAD_USER_INPUT: 422,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  RATE_LIMITED: 429,
};

/** What is refused before its end is passed over: with a connection that breaks off nobody would learn why. */
const TO_ITS_END = { destroyOnReturn: false };

/**
 * A project from a file: `POST /projects/import` with what `export.json` has given. Answers the new project's id and name;
 * a refusal as `{ message, code, field }`.
 */
export async function serveImports(app: FastifyInstance, { projectFiles, actorFor }: Options): Promise<void> {
  await app.register(async (scope) => {
    // The file is read as it arrives; a page of another site cannot send this type without being asked first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', (_request, payload, done) => done(null, payload));
    scope.post('/projects/import', async (request, reply) => {
      const body = request.body as IncomingMessage;
      try {
        const actor = await actorFor(request.raw);
        const { project, hasSameIds } = await projectFiles.importProject(actor, body.iterator(TO_ITS_END));
        return await reply.code(201).send({ id: project.id, name: project.name, hasSameIds });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const { message, code, field } = error;
        return reply.code(STATUSES[code] ?? 403).send({ message, code, field });
      } finally {
        body.resume();
      }
    });
  });
}
