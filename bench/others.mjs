// What is measured. `code`: what an application imports of it for a timeline, and for a list and a place to type where it has
// them.

export const OURS = 'chat-inbox';
/** Measured only when it is named: `--drivers`. */
export const ASKED = 'bare-bubbles';
export const CONTROLS = ['static30', 'bare', 'cv-all', ASKED];

const REACT = `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; console.log(createElement, createRoot);`;
const use = (from, ...names) =>
  `import { ${names.join(', ')} } from '${from}'; console.log(${names.join(', ')});`;

/** The first load, and what draws messages and goes with the first session, which we load a moment later. */
export const OWN_CODE = `
  import '../src/define.js';
  import '../src/components/panes/thread/thread.js';
  import '../src/components/parts/media/media.js';
  import '../src/components/parts/audio/audio.js';
  import '../src/components/parts/quote/quote.js';
  import '../src/components/parts/reactions/reactions.js';
`;

export const PEERS = {
  'react-virtuoso': {
    has: 'a list of rows, nothing else',
    code: `${use('react-virtuoso', 'Virtuoso')} ${REACT}`,
    queue: true,
  },
  chatscope: {
    has: 'list, timeline, field; no voice message',
    code: `import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css'; ${use('@chatscope/chat-ui-kit-react', 'MainContainer', 'ChatContainer', 'ConversationList', 'Conversation', 'MessageList', 'Message', 'MessageInput')} ${REACT}`,
    queue: true,
  },
  'react-chat-elements': {
    has: 'list, timeline, field',
    code: `import 'react-chat-elements/dist/main.css'; ${use('react-chat-elements', 'ChatList', 'MessageList', 'Input', 'Button')} ${REACT}`,
    queue: true,
  },
  vaadin: {
    has: 'a timeline; no quotation, no voice message',
    code: `import '@vaadin/message-list';`,
  },
  'deep-chat': {
    has: 'timeline, field; no quotation',
    code: `import 'deep-chat';`,
  },
  'vue-advanced-chat': {
    has: 'list, timeline, field',
    code: `import { register } from 'vue-advanced-chat'; register();`,
    queue: true,
  },
};
