// `npm run check:lock`: package-lock.json names the optional packages of every platform, or npm ci refuses it. npm leaves
// out those that the registry at hand does not have; an entry with name, version and platform is enough.
import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Whether Node, importing `name` from the package at `from`, would find it in a node_modules there or further up. */
function isLocked(name: string, from: string): boolean {
  if (from === '') return `node_modules/${name}` in packages;
  const parent = from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0));
  return `${from}/node_modules/${name}` in packages || isLocked(name, parent);
}

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(name, path))
    .map(([name, version]) => `${name}@${version}, which ${path} wants`),
);
for (const entry of missing) console.error(`package-lock.json lacks ${entry}.`);
process.exitCode = missing.length > 0 ? 1 : 0;
