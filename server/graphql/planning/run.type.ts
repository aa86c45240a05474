import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { AgentKind, RunErrorCode, RunEventType, RunStatus } from '../../domain/run.ts';
import type { CallKind, CallOutcome } from '../../domain/spending.ts';
import { AgentKindEnum, CallOutcomeEnum, RunEventTypeEnum, RunStatusEnum } from '../enums.ts';
import { NodeType } from '../node/node.type.ts';
import { DateTime } from '../scalars.ts';

@ObjectType('Usage', { simpleResolvers: true })
export class UsageType {
  @Field(() => Int) inputTokens!: number;
  @Field(() => Int) outputTokens!: number;
  @Field(() => Float, { description: 'US dollars; 0 where the price is unknown.' }) costUsd!: number;
  @Field(() => Boolean, { description: 'Whether the prices of all models that were asked are known.' })
  costKnown!: boolean;
  @Field(() => Int, { description: 'Part of the input that providers read from their own caches.' })
  cachedTokens!: number;
  @Field(() => Int, { description: 'Calls of providers, answers from our cache among them.' }) calls!: number;
  @Field(() => Int, { description: 'Calls that were made because one before had failed.' }) retries!: number;
  @Field(() => Int, { description: 'Calls of another provider, because one before had failed for good.' })
  fallbacks!: number;
  @Field(() => Int, { description: 'Calls that our cache answered.' }) cacheHits!: number;
  @Field(() => Int, { description: 'Milliseconds that providers took, over all calls.' }) latencyMs!: number;
}

@ObjectType('ProviderCall', { simpleResolvers: true, description: 'One call of a provider, as it was booked.' })
export class ProviderCallType {
  @Field(() => ID) id!: string;
  @Field(() => String) provider!: string;
  @Field(() => String) model!: string;
  @Field(() => String, { description: 'Why it was made: first, continue, repair, retry or fallback.' }) kind!: CallKind;
  @Field(() => CallOutcomeEnum) outcome!: CallOutcome;
  @Field(() => String, { nullable: true }) errorCode!: RunErrorCode | null;
  @Field(() => DateTime) startedAt!: string;
  @Field(() => Int, { nullable: true, description: 'Milliseconds to the first byte; null where none came.' })
  firstByteMs!: number | null;
  @Field(() => Int, { nullable: true, description: 'Milliseconds; null while it is open.' }) durationMs!: number | null;
  @Field(() => Int) inputTokens!: number;
  @Field(() => Int) outputTokens!: number;
  @Field(() => Int) cachedTokens!: number;
  @Field(() => Float, { nullable: true, description: 'US dollars; null where the price is unknown.' })
  costUsd!: number | null;
  @Field(() => Boolean, { description: 'Tokens and cost are our own count: the provider named no number.' })
  isEstimate!: boolean;
}

@ObjectType('AgentRun', { implements: NodeType, simpleResolvers: true })
export class AgentRunType {
  @Field(() => ID) id!: string;
  @Field(() => AgentKindEnum) agent!: AgentKind;
  @Field(() => RunStatusEnum) status!: RunStatus;
  @Field(() => String) prompt!: string;
  @Field(() => String) provider!: string;
  @Field(() => String) model!: string;
  @Field(() => Boolean, {
    description: 'True where output was cut off or cancelled and the patch holds only what had arrived.',
  })
  incomplete!: boolean;
  @Field(() => String, { nullable: true, description: 'What went wrong, for a person; null unless FAILED.' })
  error!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Machine-readable: PROVIDER_AUTH, PROVIDER_RATE_LIMIT, PROVIDER_UNAVAILABLE, PROVIDER_TIMEOUT, PROVIDER_REFUSED, OUTPUT_INVALID, OUTPUT_TRUNCATED, BUDGET_EXCEEDED, INTERRUPTED, INTERNAL.',
  })
  errorCode!: RunErrorCode | null;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => DateTime, { nullable: true }) startedAt!: string | null;
  @Field(() => DateTime, { nullable: true }) finishedAt!: string | null;
}

@ObjectType('AgentRunEvent', { simpleResolvers: true })
export class AgentRunEventType {
  @Field(() => ID) runId!: string;
  @Field(() => Int, { description: '1, 2, 3, … without gaps within a run.' }) sequence!: number;
  @Field(() => RunEventTypeEnum) type!: RunEventType;
  @Field(() => DateTime) at!: string;
  @Field(() => String, { nullable: true }) text!: string | null;
}
