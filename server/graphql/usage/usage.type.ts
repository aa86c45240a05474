import { Field, Float, Int, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../scalars.ts';

@ObjectType('UsageSum', { simpleResolvers: true, description: 'What some calls of providers have used together.' })
export class UsageSumType {
  @Field(() => Int) calls!: number;
  @Field(() => Int) failures!: number;
  @Field(() => Int, { description: 'Calls that our cache answered.' }) cacheHits!: number;
  @Field(() => Float) inputTokens!: number;
  @Field(() => Float) outputTokens!: number;
  @Field(() => Float, { description: 'Part of the input that providers read from their own caches.' })
  cachedTokens!: number;
  @Field(() => Float, { description: 'US dollars, of the calls whose price is known.' }) costUsd!: number;
  @Field(() => Int, { description: 'Calls whose price is unknown: what they cost is not in costUsd.' })
  unknownCostCalls!: number;
  @Field(() => Int, { description: 'Calls whose tokens are our own count, because the provider named no number.' })
  estimatedCalls!: number;
}

@ObjectType('UsageRow', { simpleResolvers: true })
export class UsageRowType extends UsageSumType {
  @Field(() => String, {
    nullable: true,
    description:
      "The agent's kind, provider, model, project's id, or day; null for calls about no project, and of no agent: tests.",
  })
  key!: string | null;
}

@ObjectType('UsageReport', { simpleResolvers: true })
export class UsageReportType {
  @Field(() => [UsageRowType], { description: 'Days in order, all else with the highest cost first; at most 400.' })
  rows!: readonly UsageRowType[];
  @Field(() => UsageSumType, { description: 'Of all calls, also those that rows leave out.' }) total!: UsageSumType;
}

@ObjectType('Ceiling', {
  simpleResolvers: true,
  description:
    'Past it no further call is made. Null where there is no such bound; the first one that is reached holds.',
})
export class CeilingType {
  @Field(() => Float, { nullable: true, description: 'US dollars, of calls whose price is known.' }) usd!:
    number | null;
  @Field(() => Float, { nullable: true, description: 'Input and output together.' }) tokens!: number | null;
}

@ObjectType('SpendingState', { simpleResolvers: true })
export class SpendingStateType {
  @Field(() => CeilingType) ceiling!: CeilingType;
  @Field(() => Float, { description: 'US dollars, of calls whose price is known.' }) spentUsd!: number;
  @Field(() => Float) spentTokens!: number;
}

@ObjectType('Budget', { simpleResolvers: true, description: 'The spending of this calendar month of UTC.' })
export class BudgetType {
  @Field(() => LocalDateScalar, { description: 'The first day of the month.' }) from!: string;
  @Field(() => LocalDateScalar, { description: 'When spending begins at nothing again.' }) resetsOn!: string;
  @Field(() => CeilingType, { description: 'Of each run.' }) run!: CeilingType;
  @Field(() => SpendingStateType, { description: 'Of this workspace.' }) workspaceMonth!: SpendingStateType;
  @Field(() => SpendingStateType, {
    nullable: true,
    description: 'Of all workspaces together; null for those who may not know of others.',
  })
  month!: SpendingStateType | null;
}
