import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CSV_FIELDS, type CsvField } from '../../domain/csv-import.ts';

export const CsvFieldEnum = Object.fromEntries(CSV_FIELDS.map((field) => [field, field])) as Record<CsvField, CsvField>;
registerEnumType(CsvFieldEnum, {
  name: 'CsvField',
  description:
    'What a column of a table holds. PARENT and DEPENDS_ON name other rows by NUMBER or title; LEVEL counts from the top; GROUP names a task above.',
});

@ObjectType('CsvColumn', { simpleResolvers: true })
export class CsvColumnType {
  @Field(() => String) header!: string;
  @Field(() => CsvFieldEnum, { nullable: true, description: 'Null where it is left out.' }) field!: CsvField | null;
  @Field(() => [String], { description: 'What stands in its first cells; at most 3.' }) samples!: readonly string[];
}

@ObjectType('CsvProblem', { simpleResolvers: true })
export class CsvProblemType {
  @Field(() => Int, { description: 'Line of the file, from 1.' }) line!: number;
  @Field(() => String, { nullable: true, description: 'Header of the column; null where it is about the row.' })
  column!: string | null;
  @Field(() => String) message!: string;
}

@ObjectType('CsvTask', { simpleResolvers: true })
export class CsvTaskType {
  @Field(() => String) title!: string;
  @Field(() => Int) depth!: number;
}

@ObjectType('CsvPreview', { simpleResolvers: true, description: 'What a table would become. Nothing is stored yet.' })
export class CsvPreviewType {
  @Field(() => [CsvColumnType]) columns!: readonly CsvColumnType[];
  @Field(() => Int, { description: 'Rows below the header.' }) rowCount!: number;
  @Field(() => Int) taskCount!: number;
  @Field(() => Int) dependencyCount!: number;
  @Field(() => [CsvProblemType], { description: 'By line; at most 100.' }) problems!: readonly CsvProblemType[];
  @Field(() => Int) problemCount!: number;
  @Field(() => [CsvTaskType], { description: 'In the order of the plan; at most 50.' }) tasks!: readonly CsvTaskType[];
}

@InputType()
export class CsvInput {
  @Field(() => String, {
    description:
      'Values separated by commas, semicolons, tabs or bars, below a line that names the columns; at most 3,000,000 characters.',
  })
  text!: string;

  @Field(() => [CsvFieldEnum], {
    nullable: 'itemsAndList',
    description: 'What each column holds, from the left, null to leave it out; what its header says when absent.',
  })
  columns?: (CsvField | null)[] | null;
}

@InputType()
export class ImportCsvInput extends CsvInput {
  @Field(() => ID, { nullable: true }) projectId?: string | null;
  @Field(() => String, { nullable: true, description: 'Without projectId: the name of the new project.' })
  projectName?: string | null;
  @Field(() => String, { nullable: true, description: "For the proposal's title." }) fileName?: string | null;
}
