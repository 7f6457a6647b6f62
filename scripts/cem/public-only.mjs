// Drops what no user of the elements may touch: private, protected, static and `#` members.
const isPublic = (member) =>
  !member.static &&
  !member.name.startsWith('#') &&
  !member.name.startsWith('_') &&
  !['private', 'protected'].includes(member.privacy);

export const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (declaration.kind === 'class' && declaration.members) {
          declaration.members = declaration.members.filter(isPublic);
        }
      }
    }
  },
};
