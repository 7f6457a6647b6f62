// Which room of src may import which: the table of ARCHITECTURE.md#layers, as lint.
import { syntaxBans, worldSyntaxBans } from './bans.mjs';

/**
 * `may`: the other rooms, `types`: rooms and packages of which only types, `npm`: the packages.
 * A room may always import itself.
 */
export const LAYERS = {
  domain: {},
  store: { may: ['domain'] },
  machines: { may: ['domain', 'store'], npm: ['xstate'] },
  browser: { may: ['domain'], npm: ['idb', 'mediabunny', 'recordrtc'] },
  adapters: { may: ['domain', 'browser'], npm: ['idb'] },
  // Its shapes are those that the inbox believes; its clock and ids are the machine's unless given.
  contract: { may: ['domain', 'store/parse', 'browser/clock', 'browser/new-id'] },
  locales: { may: ['domain'], npm: ['@shoelace-style/localize'] },
  styles: { npm: ['lit'] },
  context: {
    may: ['domain', 'store', 'machines', 'locales'],
    npm: ['lit', '@lit/context', 'xstate', '@shoelace-style/localize'],
  },
  'components/define': { may: ['domain'] },
  'components/events': { may: ['domain'] },
  'components/flow': {},
  'components/parts': {
    may: [
      'domain',
      'styles',
      'context/locale.controller',
      'context/media.controller',
      'context/playback.controller',
      'locales/later',
      'components/define',
      'components/events',
    ],
    types: ['locales'],
    npm: ['lit', 'lucide', 'emoji-picker-element'],
  },
  'components/panes': {
    may: [
      'domain',
      'styles',
      'context',
      'locales/later',
      'components/define',
      'components/events',
      'components/flow',
      'components/parts',
    ],
    types: ['machines'],
    npm: ['lit'],
  },
  'components/chat-inbox': {
    may: ['*'],
    npm: ['lit', '@lit/context', 'xstate', '@shoelace-style/localize'],
  },
  'create-inbox': { may: ['domain', 'store', 'machines'], npm: ['xstate'] },
  index: { may: ['*'] },
  define: { may: ['*'] },
};

const rooms = Object.keys(LAYERS);
const oneFile = ['create-inbox', 'index', 'define', 'components/define', 'components/events'];
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const inComponents = (room) => room.startsWith('components/');

/** How a file of one room writes the path of another: up, then straight into it. */
function pathTo(other, from, except = []) {
  const inside = other.replace(/^components\//, '');
  const components = !inComponents(other) ? '' : `(components\\/)${inComponents(from) ? '?' : ''}`;
  const up = oneFile.includes(from) ? '(\\.\\/|(\\.\\.\\/)+)' : '(\\.\\.\\/)+';
  const but = except.map((path) => `(?!${escape(path)}\\.js$)`).join('');
  const end = oneFile.includes(other) ? '\\.js$' : '\\/';
  return `^${up}${components}${but}${escape(inside)}${end}`;
}

function patterns(room) {
  const { may = [], types = [], npm = [] } = LAYERS[room];
  const message = `${room} may not import this: see ARCHITECTURE.md#layers.`;
  const typesMessage = `${room} may import types from here, and nothing else: see ARCHITECTURE.md#layers.`;
  const open = may.includes('*') ? rooms.filter((other) => other !== 'adapters') : may;
  // src/define.ts and components/define.ts look alike in a relative path: the nearer one is meant.
  const alike = (other) => other === 'define' && open.includes('components/define');
  const found = [];
  for (const other of rooms) {
    if (other === room || open.includes(other) || alike(other)) continue;
    const exceptions = open.filter((path) => path.startsWith(`${other}/`));
    if (types.includes(other)) {
      found.push({
        regex: pathTo(other, room, exceptions),
        allowTypeImports: true,
        message: typesMessage,
      });
    } else found.push({ regex: pathTo(other, room, exceptions), message });
  }
  const packages = (names) => `(${names.map(escape).join('|') || '(?!)'})(\\/|$)`;
  const npmTypes = types.filter((name) => !rooms.includes(name));
  found.push({ regex: `^(?!\\.)(?!${packages([...npm, ...npmTypes])})`, message });
  if (npmTypes.length > 0) {
    found.push({ regex: `^${packages(npmTypes)}`, allowTypeImports: true, message: typesMessage });
  }
  return found;
}

/** import() is not seen by no-restricted-imports. */
const dynamicImports = (room) =>
  patterns(room).map(({ regex, message }) => ({
    selector: `ImportExpression > Literal[value=/${regex}/]`,
    message,
  }));

export const layers = rooms.map((room) => ({
  name: `layer ${room}`,
  files: [oneFile.includes(room) ? `src/${room}.ts` : `src/${room}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: patterns(room) }],
    // A later entry replaces an earlier one, so the bans on syntax come along.
    'no-restricted-syntax': [
      'error',
      ...(room === 'browser' ? syntaxBans : worldSyntaxBans),
      ...dynamicImports(room),
    ],
  },
}));
