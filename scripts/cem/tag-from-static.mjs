// Our classes name their tag in `static tag`, and `define()` registers them: tell the analyzer.
export const tagFromStatic = {
  name: 'tag-from-static',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node) || !node.name) return;
    const tag = node.members.find(
      (member) =>
        ts.isPropertyDeclaration(member) &&
        member.name.getText() === 'tag' &&
        member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword),
    );
    let value = tag?.initializer;
    while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression?.(value))) {
      value = value.expression;
    }
    if (!value || !ts.isStringLiteral(value)) return;
    const name = node.name.getText();
    const declaration = moduleDoc.declarations?.find((candidate) => candidate.name === name);
    if (!declaration) return;
    declaration.tagName = value.text;
    declaration.customElement = true;
    (moduleDoc.exports ??= []).push({
      kind: 'custom-element-definition',
      name: value.text,
      declaration: { name, module: moduleDoc.path },
    });
  },
};
