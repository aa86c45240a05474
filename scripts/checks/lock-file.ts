// `npm run check:lock`: package-lock.json names the optional packages of every platform, or npm ci refuses it. npm leaves
// out those that the registry at hand does not have; an entry with name, version and platform is enough.
import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Where Node would look for a package that `from` imports, nearest first. */
function* placesFor(name: string, from: string): Generator<string> {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    yield folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (folder === '') return;
  }
}

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !placesFor(name, path).some((place) => place in packages))
    .map(([name, version]) => `${name}@${version}, which ${path} wants`),
);
for (const entry of missing) console.error(`package-lock.json lacks ${entry}.`);
process.exitCode = missing.length > 0 ? 1 : 0;
