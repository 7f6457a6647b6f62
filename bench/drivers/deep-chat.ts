import 'deep-chat';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { plain } from '../page/workload.js';

interface Row {
  role: string;
  text: string;
  files?: { src: string; type: 'image' }[];
}

type DeepChat = HTMLElement & {
  demo: boolean;
  history: Row[];
  addMessage(row: Row): void;
};

const rowOf = (message: Message): Row => ({
  role: message.direction === 'in' ? 'ai' : 'user',
  text: plain(message) || '🎤',
  ...(message.content.kind === 'image' && {
    files: [{ src: message.content.media.url!, type: 'image' }],
  }),
});

let chat: DeepChat;

/** It takes older messages only by asking for them, and keeps no more than it was given. */
export const drivers: Drivers = {
  thread: {
    mount(box, talk) {
      chat = document.createElement('deep-chat') as unknown as DeepChat;
      chat.style.cssText = 'width: 760px; height: 760px; border: 0';
      chat.demo = true;
      chat.history = talk.map(rowOf);
      box.append(chat);
    },
    append: (message) => chat.addMessage(rowOf(message)),
    show(talk) {
      chat.history = talk.map(rowOf);
    },
    unmount: () => chat.remove(),
  },
};
