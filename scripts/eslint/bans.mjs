// What the core may not touch: the world is injected, and markup is never built from strings.
const injected = 'Injected by src/browser: take it from the ports.';
const worldGlobals = [
  'setTimeout',
  'setInterval',
  'fetch',
  'indexedDB',
  'BroadcastChannel',
  'localStorage',
  'sessionStorage',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
];
const worldProperties = [
  ['Date', 'now'],
  ['Math', 'random'],
  ['performance', 'now'],
  ['crypto', 'randomUUID'],
  ['crypto', 'getRandomValues'],
  ['navigator', 'locks'],
  ...['window', 'globalThis', 'self'].flatMap((owner) => worldGlobals.map((name) => [owner, name])),
];
const markup = 'Text nodes only: markup from strings is how scripts get in.';
const markupProperties = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
  'srcdoc',
];

const markupBans = markupProperties.map((property) => ({ property, message: markup }));
const worldBans = worldProperties.map(([object, property]) => ({
  object,
  property,
  message: injected,
}));

export const syntaxBans = [
  {
    selector:
      'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic|unsafeCSS)$/]',
    message: markup,
  },
  {
    selector: 'ImportSpecifier[imported.name="styleMap"]',
    message:
      'It writes a style attribute, which a strict policy blocks: use .style=${…} or a class.',
  },
  {
    selector: 'ImportDeclaration[source.value="lit/directives/repeat.js"]',
    message: "Lit's own leaves a node for each row that goes: use that of components/parts.",
  },
];
const clockBan = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: injected,
};

export const worldSyntaxBans = [...syntaxBans, clockBan];

export const bans = [
  {
    name: 'no markup from strings',
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...markupBans],
    },
  },
  {
    name: 'the world is injected',
    files: ['src/**/*.ts'],
    ignores: ['src/browser/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...worldGlobals.map((name) => ({ name, message: injected })),
      ],
      'no-restricted-properties': ['error', ...markupBans, ...worldBans],
    },
  },
];
