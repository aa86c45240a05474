import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a query asks for, with its fragments written out. */
export interface QueryMeasure {
  readonly depth: number;
  readonly aliases: number;
  /** Objects that the answer is expected to hold. */
  readonly cost: number;
}
type Variables = Readonly<Record<string, unknown>>;

/** Usual lengths of lists whose length the client does not choose. */
const LIST_LENGTHS: Readonly<Record<string, number>> = {
  'Project.outline': 1000,
  'Task.children': 10,
  'Task.dependencies': 5,
  'Task.dependents': 5,
  'Patch.operations': 100,
  'Operation.changes': 5,
  'ApplyPatchPayload.changedTasks': 100,
  'ProjectChange.changedTasks': 100,
  'Query.people': 100,
  'BriefCoverage.sentences': 200,
  'BriefSentence.tasks': 2,
};
const OTHER_LIST_LENGTH = 10;
/** Read one by one, not in a batch: as costly as this many objects. */
const SINGLE_READS: Readonly<Record<string, number>> = {
  'Patch.conflicts': 50,
  'AgentRun.coverage': 50,
  'Project.brief': 10,
  'Project.taskColumns': 1000,
};
const NOTHING: QueryMeasure = { depth: 0, aliases: 0, cost: 0 };

/**
 * Measures an operation of a document that has been validated. Linear in the size of the document: a fragment is measured
 * once, however often it is spread.
 */
export function measureQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): QueryMeasure {
  const measuring = new Measuring(schema, document, operation, variables);
  const root = schema.getRootType(operation.operation);
  return root ? measuring.selections(operation.selectionSet, root) : NOTHING;
}

class Measuring {
  readonly #schema: GraphQLSchema;
  readonly #variables: Variables;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #measured = new Map<string, QueryMeasure>();

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, given: Variables) {
    this.#schema = schema;
    const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => {
      return [variable.name.value, defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined];
    });
    this.#variables = { ...Object.fromEntries(defaults), ...given };
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
  }

  selections({ selections }: SelectionSetNode, parent: GraphQLNamedType): QueryMeasure {
    let [depth, aliases, cost] = [0, 0, 0];
    for (const selection of selections) {
      const measure =
        selection.kind === Kind.FIELD
          ? this.#field(selection, parent)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? this.#fragment(selection.name.value)
            : this.selections(selection.selectionSet, this.#type(selection.typeCondition?.name.value) ?? parent);
      depth = Math.max(depth, measure.depth);
      aliases += measure.aliases;
      cost += measure.cost;
    }
    return { depth, aliases, cost };
  }

  #fragment(name: string): QueryMeasure {
    const known = this.#measured.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    const type = this.#type(fragment?.typeCondition.name.value);
    // A fragment within itself has been refused before; this only keeps the walk finite.
    this.#measured.set(name, NOTHING);
    const measure = fragment && type ? this.selections(fragment.selectionSet, type) : NOTHING;
    this.#measured.set(name, measure);
    return measure;
  }

  #field(node: FieldNode, parent: GraphQLNamedType): QueryMeasure {
    const aliases = node.alias && node.alias.value !== node.name.value ? 1 : 0;
    const field = fieldOf(parent, node.name.value);
    // Introspection has a rule of its own against nesting (MaxIntrospectionDepthRule) and reads nothing.
    const type = field ? getNamedType(field.type) : this.#schema.getType(INTROSPECTION[node.name.value] ?? '');
    const below = node.selectionSet && type ? this.selections(node.selectionSet, type) : NOTHING;
    const isComposite = type !== undefined && isCompositeType(type);
    const length = field && isComposite && !type.name.startsWith('__') ? this.#length(node, field, parent) : 1;
    const single = SINGLE_READS[`${parent.name}.${node.name.value}`] ?? 0;
    const cost = isComposite ? single + length * (1 + below.cost) : 0;
    return { depth: below.depth + 1, aliases: aliases + below.aliases, cost };
  }

  /** How many objects come of one: the page size of a connection, the usual length of a list. */
  #length(node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): number {
    const size = field.args.find(({ name }) => name === 'first' || name === 'last');
    if (size)
      return this.#pageSize(node, size.name) ?? (typeof size.defaultValue === 'number' ? size.defaultValue : 50);
    // The connection itself has been multiplied.
    if (parent.name.endsWith('Connection')) return 1;
    return isListType(getNullableType(field.type))
      ? (LIST_LENGTHS[`${parent.name}.${field.name}`] ?? OTHER_LIST_LENGTH)
      : 1;
  }

  #pageSize(node: FieldNode, argument: string): number | null {
    const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
    if (value?.kind === Kind.INT) return Math.max(0, Number(value.value));
    const given = value?.kind === Kind.VARIABLE ? this.#variables[value.name.value] : null;
    return typeof given === 'number' ? Math.max(0, given) : null;
  }

  #type(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#schema.getType(name);
  }
}

const INTROSPECTION: Readonly<Record<string, string>> = { __schema: '__Schema', __type: '__Type' };

function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}
