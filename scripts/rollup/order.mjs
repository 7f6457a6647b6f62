/**
 * Lays like beside like: gzip looks back no further than 32 KiB, and in the order of imports the styles are scattered
 * over the whole of a bundle. An entry imports first, for nothing but the order, what it imports anyway: packages, then
 * styles.
 */
export const order = () => ({
  name: 'order',
  async transform(code, id) {
    if (!this.getModuleInfo(id).isEntry) return null;
    const reached = new Set();
    const follow = async (module) => {
      if (reached.has(module)) return;
      reached.add(module);
      const { importedIds } = await this.load({ id: module, resolveDependencies: true });
      for (const imported of importedIds) await follow(imported);
    };
    for (const { source } of this.parse(code).body) {
      const found = source && (await this.resolve(source.value, id));
      if (found && !found.external) await follow(found.id);
    }
    const modules = [...reached].filter((module) => !module.startsWith('\0'));
    const packages = modules.filter((module) => module.includes('/node_modules/'));
    const styles = modules.filter((module) => module.endsWith('.styles.ts')).sort();
    const imports = [...packages, ...styles].map((module) => `import ${JSON.stringify(module)};`);
    return { code: imports.join('') + code, map: null };
  },
});
