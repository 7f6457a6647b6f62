// What is measured. `code`: what an application imports of it for a timeline with a place to type.

export const OURS = 'chat-inbox';
export const CONTROLS = ['static30', 'bare', 'cv-all'];

const REACT = `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; console.log(createElement, createRoot);`;

export const PEERS = {
  'react-virtuoso': {
    code: `import { Virtuoso } from 'react-virtuoso'; console.log(Virtuoso); ${REACT}`,
  },
  chatscope: {
    code: `import { MainContainer, ChatContainer, ConversationHeader, MessageList, Message, MessageInput } from '@chatscope/chat-ui-kit-react'; console.log(MainContainer, ChatContainer, ConversationHeader, MessageList, Message, MessageInput); ${REACT}`,
  },
  'react-chat-elements': {
    code: `import { MessageList, Input, Button } from 'react-chat-elements'; console.log(MessageList, Input, Button); ${REACT}`,
  },
  vaadin: { code: `import '@vaadin/message-list';` },
  'deep-chat': { code: `import 'deep-chat';` },
  'vue-advanced-chat': { code: `import { register } from 'vue-advanced-chat'; register();` },
};
