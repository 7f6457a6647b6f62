/**
 * Lays like beside like: gzip looks back no further than 32 KiB, and in the order of imports what is alike is scattered
 * over the whole of a bundle. An entry imports first, for nothing but the order, what it imports anyway: packages, then
 * styles, then the rest folder by folder.
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
    const own = modules.filter((module) => !module.includes('/node_modules/')).sort();
    const styles = own.filter((module) => module.endsWith('.styles.ts'));
    const inOrder = [...new Set([...packages, ...styles, ...own])];
    const imports = inOrder.map((module) => `import ${JSON.stringify(module)};`);
    return { code: imports.join('') + code, map: null };
  },
});
