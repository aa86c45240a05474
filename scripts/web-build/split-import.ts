const OF_OURS = /\/web\/.*\.tsx?$/;

/**
 * The code of a module with one import for each name where `imported` finds an import of several; its first group holds
 * the names. Null where there is none, or where the module is not ours. Types are left out: nothing of them is run.
 */
export function splitImport(
  code: string,
  id: string,
  imported: RegExp,
  importOf: (name: string) => string,
): { readonly code: string; readonly map: null } | null {
  if (!OF_OURS.test(id)) return null;
  const replaced = code.replace(imported, (_statement, names: string) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map(importOf)
      .join(' '),
  );
  return replaced === code ? null : { code: replaced, map: null };
}
