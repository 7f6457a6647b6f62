import { register } from 'vue-advanced-chat';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { plain } from '../page/workload.js';

register();

const rowOf = (message: Message) => {
  const { id, content, direction, at, status, quote } = message;
  const date = new Date(at).toISOString();
  return {
    _id: id,
    content: plain(message),
    senderId: direction === 'in' ? 'mariana' : 'ana',
    username: direction === 'in' ? 'Mariana' : 'Ana',
    date: date.slice(0, 10),
    timestamp: date.slice(11, 16),
    saved: status !== undefined,
    distributed: status === 'delivered' || status === 'read',
    seen: status === 'read',
    ...(content.kind === 'image' && {
      files: [
        { name: 'foto', type: 'png', extension: 'png', size: 40_000, url: content.media.url },
      ],
    }),
    ...(quote && {
      replyMessage: { _id: message.replyTo, content: quote.text, senderId: 'mariana' },
    }),
  };
};

type Chat = HTMLElement & Record<string, unknown> & { messages: ReturnType<typeof rowOf>[] };
const users = ['mariana', 'ana'].map((id) => ({ _id: id, username: id }));
const rooms = ['a', 'b'].map((id) => ({ roomId: id, roomName: id, avatar: '', users }));

let chat: Chat;

/** It asks for the messages of a room when it opens one. */
export const drivers: Drivers = {
  thread: {
    async mount(box, talk) {
      chat = document.createElement('vue-advanced-chat') as Chat;
      const props = { height: '760px', currentUserId: 'ana', rooms, roomsLoaded: true };
      Object.assign(chat, props, { singleRoom: true, roomId: 'a', messages: [] });
      box.append(chat);
      await this.show(talk);
    },
    append(message) {
      chat.messages = [...chat.messages, rowOf(message)];
    },
    prepend(older) {
      chat.messages = [...older.map(rowOf), ...chat.messages];
    },
    async show([first, ...rest]) {
      Object.assign(chat, { messagesLoaded: false, messages: [], roomId: first!.conversationId });
      await new Promise((resolve) => setTimeout(resolve));
      Object.assign(chat, { messages: [first!, ...rest].map(rowOf), messagesLoaded: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
    unmount: () => chat.remove(),
  },
};
