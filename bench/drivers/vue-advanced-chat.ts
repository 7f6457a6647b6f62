import { register } from 'vue-advanced-chat';
import type { Conversation } from '../../src/domain/conversation.js';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { plain } from '../page/workload.js';

register();

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 16);

const rowOf = (message: Message) => {
  const { id, content, direction, at, status, quote } = message;
  return {
    _id: id,
    content: plain(message),
    senderId: direction === 'in' ? 'mariana' : 'ana',
    username: direction === 'in' ? 'Mariana' : 'Ana',
    date: new Date(at).toISOString().slice(0, 10),
    timestamp: timeOf(at),
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

const users = ['mariana', 'ana'].map((id) => ({ _id: id, username: id }));

const roomOf = ({ id, contact, preview, unread, activeAt }: Conversation) => ({
  roomId: id,
  roomName: contact.name,
  avatar: '',
  users,
  index: activeAt,
  unreadCount: unread,
  lastMessage: {
    _id: id,
    content: preview!.text,
    senderId: 'mariana',
    timestamp: timeOf(preview!.at),
  },
});

const rooms = ['a', 'b'].map((id) => ({ roomId: id, roomName: id, avatar: '', users }));
const soon = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

let chat: HTMLElement;
let talk: ReturnType<typeof rowOf>[] = [];
let list: ReturnType<typeof roomOf>[] = [];

const put = (box: HTMLElement, props: Record<string, unknown>): void => {
  chat = document.createElement('vue-advanced-chat');
  Object.assign(chat, { height: '760px', currentUserId: 'ana', roomsLoaded: true, ...props });
  box.append(chat);
};

const say = (messages: typeof talk): void => {
  talk = messages;
  Object.assign(chat, { messages });
};

/** Its lists are replaced, never changed, and a room's messages come when it asks for them, as its guide says. */
export const drivers: Drivers = {
  thread: {
    async mount(box, messages) {
      put(box, { rooms, singleRoom: true, roomId: 'a', messages: [] });
      await this.show(messages);
    },
    append: (message) => say([...talk, rowOf(message)]),
    prepend: (older) => say([...older.map(rowOf), ...talk]),
    change: (message) => say(talk.map((row) => (row._id === message.id ? rowOf(message) : row))),
    async show(messages) {
      Object.assign(chat, { messagesLoaded: false, roomId: messages[0]!.conversationId });
      await soon();
      say(messages.map(rowOf));
      Object.assign(chat, { messagesLoaded: true });
      // It scrolls to the end a little later.
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
    unmount: () => chat.remove(),
  },
  queue: {
    mount(box, rows) {
      list = rows.map(roomOf);
      put(box, { rooms: list, loadFirstRoom: false, messages: [], messagesLoaded: true });
    },
    update(row) {
      const room = roomOf(row);
      list = [room, ...list.filter(({ roomId }) => roomId !== room.roomId)];
      Object.assign(chat, { rooms: list });
    },
    unmount: () => chat.remove(),
  },
};
