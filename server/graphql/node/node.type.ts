import { Field, ID, InterfaceType } from 'type-graphql';

/** Whatever has an id of its own. `__typename` is set by the node resolver; nothing else answers with a bare Node. */
@InterfaceType('Node', { resolveType: (node: { readonly __typename: string }) => node.__typename })
export abstract class NodeType {
  @Field(() => ID) id!: string;
}
