import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CoveredSentence } from '../../services/brief-service.ts';

@ObjectType('BriefSentence', { simpleResolvers: true })
export class BriefSentenceType {
  @Field(() => Int, { description: '1, 2, 3, … in the order of the brief; what operations name as their sources.' })
  number!: number;
  @Field(() => String, { description: 'Without the marks of headings and lists, with single spaces.' }) text!: string;
  @Field(() => Int, { description: 'Characters (UTF-16) of the prompt from `start` up to, and without, `end`.' })
  start!: number;
  @Field(() => Int) end!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Number of the heading or list item that it stands under; null at the top.',
  })
  parent!: number | null;
  @Field(() => [ID], {
    description: 'Operations of the run’s proposal that were made from it and not rejected.',
  })
  operationIds!: readonly string[];
}

@ObjectType('BriefCoverage', { simpleResolvers: true })
export class BriefCoverageType {
  @Field(() => [BriefSentenceType]) sentences!: readonly CoveredSentence[];
  @Field(() => [Int], {
    description:
      'Numbers of the sentences from which neither a task of the plan nor an operation of the proposal was made.',
  })
  uncovered!: readonly number[];
}
