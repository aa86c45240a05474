import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { AgentKind, RunErrorCode } from '../../domain/run.ts';
import { AgentKindEnum } from '../enums.ts';

@ObjectType('ProviderModel', { simpleResolvers: true })
export class ProviderModelType {
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Tokens that it may write in one answer.' }) outputTokens!: number;
  @Field(() => Int, { description: 'Tokens of what it is told and what it answers, together.' })
  contextTokens!: number;
  @Field(() => Float, { nullable: true, description: 'US dollars for a million tokens; null where unknown.' })
  inputUsdPerMillion!: number | null;
  @Field(() => Float, { nullable: true, description: 'US dollars for a million tokens; null where unknown.' })
  outputUsdPerMillion!: number | null;
}

@ObjectType('Provider', { simpleResolvers: true })
export class ProviderType {
  @Field(() => ID, { description: 'openai, anthropic, gemini, xai, compatible or builtin.' }) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean) configured!: boolean;
  @Field(() => [String], { description: 'Models to offer, the default first; any other may be asked for.' })
  models!: readonly string[];
  @Field(() => [ProviderModelType], { description: 'What is known of the same models.' })
  modelDetails!: readonly ProviderModelType[];
  @Field(() => String) defaultModel!: string;
  @Field(() => Boolean, { description: 'Whether planProject uses it when no provider is named.' })
  isDefault!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'What to set to configure it, in one sentence; null where nothing needs to be set.',
  })
  setup!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where what it is told goes: host and port; null where it stays on this server, or is not set up.',
  })
  host!: string | null;
}

@ObjectType('ProviderTest', { simpleResolvers: true })
export class ProviderTestType {
  @Field(() => Boolean, { description: 'Whether the provider has answered.' }) isWorking!: boolean;
  @Field(() => String) model!: string;
  @Field(() => Int, { description: 'Milliseconds from the request to the end of the answer.' }) latencyMs!: number;
  @Field(() => String, { description: 'What it means, and where it failed what to do about it.' }) message!: string;
  @Field(() => String, { nullable: true, description: 'As AgentRun.errorCode; null where it works.' })
  errorCode!: RunErrorCode | null;
  @Field(() => Float, { nullable: true, description: 'US dollars that the test has cost; null where unknown.' })
  costUsd!: number | null;
}

@ObjectType('AgentRoute', { simpleResolvers: true })
export class AgentRouteType {
  @Field(() => ProviderType) provider!: ProviderType;
  @Field(() => String) model!: string;
}

@ObjectType('AgentOrder', { simpleResolvers: true })
export class AgentOrderType {
  @Field(() => AgentKindEnum) agent!: AgentKind;
  @Field(() => [AgentRouteType], {
    description: 'In order of preference: the first that is configured is asked, the others are what it falls back to.',
  })
  routes!: readonly AgentRouteType[];
}

@ObjectType('ProviderSettings', { simpleResolvers: true })
export class ProviderSettingsType {
  @Field(() => [AgentOrderType]) orders!: readonly AgentOrderType[];
  @Field(() => Float, { description: 'Seconds from a request to the first byte of its answer.' })
  firstByteSeconds!: number;
  @Field(() => Float, { description: 'Seconds between two pieces of an answer.' }) silenceSeconds!: number;
  @Field(() => Float, { description: 'Minutes that a whole run may take.' }) runMinutes!: number;
  @Field(() => Int, { description: 'How often failed calls are made again at one provider, in one run.' })
  retries!: number;
  @Field(() => Boolean, { description: 'Whether a run goes on elsewhere after a refusal.' })
  fallsBackOnRefusal!: boolean;
  @Field(() => Boolean, { description: 'Whether a run goes on elsewhere after answers that cannot be read.' })
  fallsBackOnInvalidOutput!: boolean;
  @Field(() => Boolean, { description: 'Whether a run goes on elsewhere although somebody has named its provider.' })
  fallsBackFromNamedProvider!: boolean;
}

@ObjectType('ResponseCache', { simpleResolvers: true })
export class ResponseCacheType {
  @Field(() => String, { description: 'memory: in this process; redis: in Redis, for every server that uses it.' })
  store!: string;
  @Field(() => Boolean, { description: 'Where it cannot be reached, every call goes to its provider.' })
  isReachable!: boolean;
  @Field(() => Int, { description: 'Requests that were answered from it.' }) hits!: number;
  @Field(() => Int, { description: 'Requests that were not.' }) misses!: number;
  @Field(() => Int, { description: 'Answers that are in it.' }) entries!: number;
  @Field(() => Float, { description: 'UTF-8 bytes of all of them.' }) bytes!: number;
  @Field(() => Int) maxEntries!: number;
  @Field(() => Float) maxBytes!: number;
  @Field(() => Float, { description: 'How long an answer is kept.' }) keepMinutes!: number;
}
