import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { RunId } from '../../domain/ids.ts';
import type { AgentRun, RunEvent } from '../../domain/run.ts';
import { cancellable } from '../cancellable.ts';
import { renew, type ApiContext } from '../context.ts';
import { OperationType } from '../patch/operation.type.ts';
import { AgentRunEventType, AgentRunType } from './run.type.ts';

interface Follow {
  readonly context: ApiContext;
  readonly args: { readonly runId?: RunId; readonly after?: number | null };
}

@Resolver(() => AgentRunEventType)
export class RunEventResolver {
  @Subscription(() => AgentRunEventType, {
    description:
      'Events of a run, from the one after `after`: first those that have been, then those to come. Completes when the run ends.',
    subscribe: ({ context: { actor, services }, args }: Follow) =>
      cancellable((signal) => services.runs.events(actor, args.runId as RunId, args.after ?? 0, signal)),
  })
  agentRunEvents(
    @Root() event: RunEvent,
    @Arg('runId', () => ID) _runId: RunId,
    @Arg('after', () => Int, { nullable: true, defaultValue: 0 }) _after: number | null,
    @Ctx() context: ApiContext,
  ): RunEvent {
    renew(context);
    return event;
  }

  @FieldResolver(() => OperationType, { nullable: true })
  operation(@Root() { operation }: RunEvent): object | null {
    return operation;
  }

  @FieldResolver(() => AgentRunType)
  run(@Root() { runId }: RunEvent, @Ctx() { loaders }: ApiContext): Promise<AgentRun | null> {
    return loaders.run.load(runId);
  }
}
