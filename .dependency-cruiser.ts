import type { ICruiseOptions, IRegularForbiddenRuleType } from 'dependency-cruiser';

function forbidden(
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
  return { name, comment, severity: 'error', from, to };
}

/** Which part may import which: docs/architecture.md in rules. Run by `npm run check:deps`. */
export const RULES: readonly IRegularForbiddenRuleType[] = [
  forbidden(
    'no-circular',
    'Modules that need each other are one module, or lack a third. What is loaded on demand, or only a type, may lead back.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import', 'type-only'] } },
  ),
  forbidden('not-to-unresolvable', 'An import has to lead somewhere.', {}, { couldNotResolve: true }),
  forbidden(
    'domain-imports-nothing',
    'The domain is pure: no storage, no framework, no packages but the order keys.',
    { path: '^server/domain/', pathNot: '\\.test\\.ts$' },
    { pathNot: ['^server/domain/', '^server/lib/assert\\.ts$', 'node_modules/fractional-indexing/'] },
  ),
  forbidden(
    'storage-knows-no-rules',
    'Storage speaks domain types and decides nothing.',
    { path: '^server/storage/' },
    { path: '^server/(agents|services|events|graphql)/' },
  ),
  forbidden(
    'agents-write-nothing',
    'An agent gets a snapshot and proposes; it reaches no database and no use case.',
    { path: '^server/agents/' },
    { path: '^(server/(storage|services|events|graphql)/|node_modules/(kysely|pg|better-sqlite3)/)' },
  ),
  forbidden(
    'events-know-no-use-cases',
    'Events carry ids; what they mean is decided by those who listen.',
    { path: '^server/events/' },
    { path: '^server/(agents|services|graphql)/' },
  ),
  forbidden(
    'services-know-no-api',
    'A change of the API must not reach the rules.',
    { path: '^server/services/' },
    { path: '^(server/graphql/|node_modules/(graphql|type-graphql|@apollo/server)/)' },
  ),
  forbidden(
    'api-reaches-no-tables',
    'Resolvers and loaders call services, so that rights have one home.',
    { path: '^server/graphql/' },
    { path: '^(server/storage/|node_modules/(kysely|pg|better-sqlite3)/)' },
  ),
  forbidden(
    'nobody-imports-the-root',
    'app.ts joins everything; what it joined must not reach back.',
    { path: '^server/', pathNot: '^server/(app|main)\\.ts$' },
    { path: '^server/(app|main)\\.ts$' },
  ),
  forbidden(
    'lib-imports-nothing',
    'lib would make sense in another product.',
    { path: '^server/lib/' },
    { path: '^server/', pathNot: '^server/lib/' },
  ),
  forbidden(
    'web-knows-only-the-schema',
    'schema.graphql is all that the web application knows of the server, and the other way round.',
    { path: '^web/' },
    { path: '^(server|migrations)/' },
  ),
  forbidden('server-knows-no-web', 'See web-knows-only-the-schema.', { path: '^server/' }, { path: '^web/' }),
  forbidden(
    'ui-knows-no-feature',
    'The component kit fits any screen: no GraphQL, no features.',
    { path: '^web/(ui|lib)/' },
    { path: '^(web/(features|app|apollo|__generated__)/|node_modules/@apollo/)' },
  ),
  forbidden(
    'features-below-the-shell',
    'The shell joins the features. Of web/app they use what it offers to all: keys, titles, theme, the last project.',
    { path: '^web/features/' },
    { path: '^web/(main|app/(app|router|shell|overlays|bottom-bar|status-strip|edit-outcomes)\\.)' },
  ),
  forbidden(
    'migrations-are-frozen',
    'An old migration must mean the same whatever the code has become.',
    { path: '^migrations/' },
    { path: '^(server|web)/' },
  ),
  forbidden(
    'product-needs-no-tests',
    'Code that ships imports neither tests nor what only development installs.',
    { path: '^(server|web|migrations)/', pathNot: '\\.test\\.tsx?$' },
    { path: '^(tests|scripts)/' },
  ),
  forbidden(
    'server-ships-its-packages',
    'What the server imports is a dependency, not a development dependency.',
    { path: '^(server|migrations)/', pathNot: '\\.test\\.ts$' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
];

export const OPTIONS: ICruiseOptions = {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^(dist|web/__generated__|coverage)/' },
  enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
};
