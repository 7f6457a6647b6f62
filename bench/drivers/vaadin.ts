import '@vaadin/message-list';
import type { MessageList, MessageListItem } from '@vaadin/message-list';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { plain } from '../page/workload.js';

const rowOf = (message: Message): MessageListItem => {
  const { content, direction, at } = message;
  const picture = content.kind === 'image' ? content.media : undefined;
  return {
    text: plain(message),
    time: new Date(at).toISOString().slice(11, 16),
    userName: direction === 'in' ? 'Mariana' : 'Ana',
    ...(picture && { attachments: [{ name: 'foto', url: picture.url!, type: 'image/png' }] }),
  };
};

let list: MessageList;

/** Its rows have their heights a frame later. */
const toEnd = async (): Promise<void> => {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise(requestAnimationFrame);
    list.scrollTop = list.scrollHeight;
  }
};

export const drivers: Drivers = {
  thread: {
    row: 'vaadin-message',
    mount(box, talk) {
      list = document.createElement('vaadin-message-list');
      list.style.height = '100%';
      list.items = talk.map(rowOf);
      box.append(list);
      return toEnd();
    },
    append(message) {
      list.items = [...list.items!, rowOf(message)];
    },
    prepend(older) {
      list.items = [...older.map(rowOf), ...list.items!];
    },
    show(talk) {
      list.items = talk.map(rowOf);
      return toEnd();
    },
    unmount: () => list.remove(),
  },
};
