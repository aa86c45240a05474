import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { badInput } from '../../domain/app-error.ts';
import type { ProjectId } from '../../domain/ids.ts';
import type { Patch } from '../../domain/patch.ts';
import type { CsvPreview } from '../../services/csv/csv-import-service.ts';
import { written, type ApiContext } from '../context.ts';
import { underInput } from '../input-path.ts';
import { PatchType } from '../patch/patch.type.ts';
import { CsvInput, CsvPreviewType, ImportCsvInput } from './csv.type.ts';

@Resolver()
export class CsvResolver {
  @Query(() => CsvPreviewType)
  csvPreview(
    @Arg('input', () => CsvInput) { text, columns }: CsvInput,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<CsvPreview> {
    return underInput(services.csvImports.preview(actor, { text, columns: columns ?? undefined }));
  }

  @Mutation(() => PatchType, { description: 'Stores the tasks of a table as a proposal, for review.' })
  importCsv(
    @Arg('input', () => ImportCsvInput) { text, columns, projectId, projectName, fileName }: ImportCsvInput,
    @Ctx() context: ApiContext,
  ): Promise<Patch> {
    const { actor, services } = context;
    const into = projectId ? (projectId as ProjectId) : projectName ? { name: projectName } : null;
    if (into === null) throw badInput('input.projectName', 'Name a project, or the new one that it becomes.');
    const request = { text, columns: columns ?? undefined, into, fileName: fileName ?? null };
    return written(context, underInput(services.csvImports.propose(actor, request)));
  }
}
