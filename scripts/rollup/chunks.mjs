/**
 * What comes in one file: the modules that are named, with all that they import, but for what an entry imports itself. What
 * two files want lies in the first of them.
 * @param {Record<string, string[]>} files For each file its modules, as paths under src/ without `.ts`.
 * @returns {import('rollup').GetManualChunk}
 */
export const chunks =
  (files) =>
  (id, { getModuleInfo }) => {
    const users = [...importersOf(id, getModuleInfo)];
    if (users.some((user) => getModuleInfo(user).isEntry)) return undefined;
    const isFor = ([, modules]) =>
      modules.some((module) => users.some((user) => user.endsWith(`/src/${module}.ts`)));
    return Object.entries(files).find(isFor)?.[0];
  };

/** A module, what imports it statically, and what imports that. */
function importersOf(id, getModuleInfo, found = new Set()) {
  if (found.has(id)) return found;
  found.add(id);
  for (const importer of getModuleInfo(id).importers) importersOf(importer, getModuleInfo, found);
  return found;
}
