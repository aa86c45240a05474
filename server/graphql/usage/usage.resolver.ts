import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { isUuid, type LocalDate as Day, type ProjectId } from '../../domain/ids.ts';
import type { Project } from '../../domain/project.ts';
import type { UsageGroup } from '../../domain/spending.ts';
import type { CeilingState, UsageReport } from '../../services/usage-service.ts';
import type { ApiContext } from '../context.ts';
import { UsageGroupEnum } from '../enums.ts';
import { ProjectType } from '../project/project.type.ts';
import { LocalDateScalar } from '../scalars.ts';
import { BudgetType, UsageReportType, UsageRowType, type SpendingStateType } from './usage.type.ts';

@Resolver(() => UsageRowType)
export class UsageReportResolver {
  @Query(() => UsageReportType, {
    description: 'What the calls of providers from a day through another, both of UTC, have used; at most 366 days.',
  })
  usage(
    @Arg('from', () => LocalDateScalar) from: Day,
    @Arg('to', () => LocalDateScalar) to: Day,
    @Arg('groupBy', () => UsageGroupEnum) groupBy: UsageGroup,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<UsageReport> {
    return services.usage.report(actor, { from, to }, groupBy);
  }

  @Query(() => BudgetType, { description: "This month's spending against the ceilings." })
  async budget(@Ctx() { actor, services }: ApiContext): Promise<BudgetType> {
    const { workspaceMonth, month, ...budget } = await services.usage.budget(actor);
    return { ...budget, workspaceMonth: stateOf(workspaceMonth), month: month && stateOf(month) };
  }

  @FieldResolver(() => ProjectType, {
    nullable: true,
    description: 'Where calls are summed by project, the project; null where it is gone.',
  })
  project(@Root() { key }: UsageRowType, @Ctx() { loaders }: ApiContext): Promise<Project | null> | null {
    return key !== null && isUuid(key) ? loaders.project.load(key as ProjectId) : null;
  }
}

function stateOf({ ceiling, spent }: CeilingState): SpendingStateType {
  return { ceiling, spentUsd: spent.usd, spentTokens: spent.tokens };
}
