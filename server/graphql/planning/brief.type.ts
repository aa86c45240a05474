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
  @Field(() => Boolean, {
    description:
      'Whether anything came of it: such tasks or operations, or by an earlier run what is no task, such as the project’s description.',
  })
  isPlanned!: boolean;
  @Field(() => Boolean, {
    description: 'Whether it is planned only in so far as the project’s description holds it: no task says it.',
  })
  isNoted!: boolean;
}

@ObjectType('BriefCoverage', { simpleResolvers: true })
export class BriefCoverageType {
  @Field(() => [BriefSentenceType]) sentences!: readonly CoveredSentence[];
  @Field(() => [Int], {
    description:
      'Numbers of the sentences of which nothing came: no task, no operation of the proposal, nothing by an earlier run.',
  })
  uncovered!: readonly number[];
}
