/**
 * What no component of ours needs of Lit: our decorators are TypeScript's, our styles are adopted, our templates HTML.
 * @type {import('./cut.mjs').Cuts}
 */
export const lit = {
  name: 'lit',
  files: /\/node_modules\/(@lit\/reactive-element|lit-element|lit-html)\//,
  unset: [
    // Old browsers, rendering on a server, warnings of Lit's development mode.
    ...['reactiveElementPolyfillSupport', 'litHtmlPolyfillSupport', 'litElementPolyfillSupport'],
    ...['litElementHydrateSupport', 'litNonce'],
    ...['reactiveElementVersions', 'litHtmlVersions', 'litElementVersions'],
  ],
  known: {
    't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype':
      'true',
    'Symbol.metadata??=Symbol("metadata")': '0',
    'a.litPropertyMetadata??=new WeakMap': '0',
    'this[Symbol.metadata]': 'null',
    // What the directives of ours reach into.
    '{M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z}': '{I:k}',
    '2===i||3===i': 'false',
    '2===i?"<svg>":3===i?"<math>":""': '""',
    '2===i?"</svg>":3===i?"</math>":""': '""',
  },
};

/**
 * Words only: numbers, dates and what is asked of the registry go through `LocaleController`.
 * @type {import('./cut.mjs').Cuts}
 */
export const localize = {
  name: '@shoelace-style/localize',
  files: /\/node_modules\/@shoelace-style\/localize\//,
  members: ['exists', 'date', 'relativeTime'].map((name) => `LocalizeController.${name}`),
};
