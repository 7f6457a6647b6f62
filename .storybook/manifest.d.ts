// Written by `npm run cem`: types must not depend on whether that ran.
declare module '*/custom-elements.json' {
  const manifest: unknown;
  export default manifest;
}
