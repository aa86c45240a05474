import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { AgentKind, RunErrorCode, RunEventType, RunStatus } from '../../domain/run.ts';
import { AgentKindEnum, RunEventTypeEnum, RunStatusEnum } from '../enums.ts';
import { NodeType } from '../node/node.type.ts';
import { DateTime } from '../scalars.ts';

@ObjectType('Usage', { simpleResolvers: true })
export class UsageType {
  @Field(() => Int) inputTokens!: number;
  @Field(() => Int) outputTokens!: number;
  @Field(() => Float, { description: 'US dollars; 0 where the price is unknown.' }) costUsd!: number;
  @Field(() => Boolean, { description: 'Whether the price of the model is known.' }) costKnown!: boolean;
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
