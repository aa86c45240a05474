import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Page, PageRequest } from '../services/page.ts';

@ObjectType({ simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** The connection over `node`, as the Relay specification lays it out, with `nodes` and `totalCount` added. */
export function connectionOf(name: string, node: () => ClassType) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class Edge {
    @Field(node) node!: unknown;
    @Field(() => String) cursor!: string;
  }
  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => [node()]) nodes!: unknown[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int) totalCount!: number;
  }
  return Connection;
}

/** What a connection's fields read. The count costs a query, so it is only made when somebody asks for it. */
export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: () => readonly { readonly node: T; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: () => Promise<number>;
}

export function toConnection<T>(page: Page<T>, request: PageRequest): Connection<T> {
  return {
    nodes: page.items,
    edges: () => page.items.map((node, index) => ({ node, cursor: page.cursors[index] as string })),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: request.after !== null,
      startCursor: page.cursors.at(0) ?? null,
      endCursor: page.cursors.at(-1) ?? null,
    },
    totalCount: () => page.totalCount(),
  };
}

/** `first` and `after` as clients give them; null and absent mean the default and the beginning. */
export function pageRequest(
  first: number | null | undefined,
  after: string | null | undefined,
  defaultFirst: number,
): PageRequest {
  return { first: first ?? defaultFirst, after: after ?? null };
}
