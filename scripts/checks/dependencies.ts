// `npm run check:deps`: the rules of .dependency-cruiser.ts hold, and were asked about every module.
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cruise } from 'dependency-cruiser';
import { OPTIONS, RULES } from '../../.dependency-cruiser.ts';

interface SwcVisitor {
  visitStatement(statement: { type: string; decls: unknown[] }): unknown;
  visitVariableDeclarators(declarators: unknown[]): unknown;
}

// NOTE: swc's visitor throws at a `using` declaration, which is a `const` as far as imports go. To go when it knows it.
const { Visitor } = createRequire(import.meta.url)('@swc/core/Visitor.js') as { Visitor: { prototype: SwcVisitor } };
const original = Object.create(null, Object.getOwnPropertyDescriptors(Visitor.prototype)) as SwcVisitor;
Visitor.prototype.visitStatement = function visitUsing(statement) {
  if (statement.type !== 'UsingDeclaration') return original.visitStatement.call(this, statement);
  this.visitVariableDeclarators(statement.decls);
  return statement;
};

const folders = ['server', 'migrations', 'web', 'tests', 'scripts', 'bench'];
const { output } = await cruise(folders, { ...OPTIONS, ruleSet: { forbidden: [...RULES] }, validate: true });
if (typeof output === 'string')
  throw new Error('dependency-cruiser answers with an object when no reporter is asked for.');

const violations = output.summary.violations;
for (const { rule, from, to, cycle } of violations) {
  const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
  const reason = RULES.find(({ name }) => name === rule.name)?.comment ?? '';
  console.error(`${from} → ${path}\n  ${rule.name}: ${reason}`);
}

// Without a parser that fits, dependency-cruiser finds no modules and reports success.
const sources = globSync(`{${folders.join(',')}}/**/*.{ts,tsx}`, { exclude: ['web/__generated__/**'] });
const seen = new Set(output.modules.map(({ source }) => source));
const unseen = sources.filter((source) => !seen.has(source));
if (unseen.length > 0) console.error(`Not looked at: ${unseen.join(', ')}`);

const edges = output.modules.reduce((sum, module) => sum + module.dependencies.length, 0);
console.log(`${sources.length} modules with ${edges} imports: ${violations.length} against the rules.`);
process.exitCode = violations.length > 0 || unseen.length > 0 || edges < sources.length ? 1 : 0;
