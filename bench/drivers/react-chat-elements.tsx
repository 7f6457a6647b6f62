import 'react-chat-elements/dist/main.css';
import { createRef } from 'react';
import { ChatList, MessageList, type MessageType } from 'react-chat-elements';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { plain } from '../page/workload.js';
import { inReact } from './in-react.js';
import { rowsInReact } from './rows-in-react.js';

const list = createRef<HTMLElement>();
/** It wants a picture of everybody: one pixel. */
const AVATAR = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const rowOf = (message: Message): MessageType => {
  const { id, content, direction, quote, status, at } = message;
  const own = {
    id,
    position: direction === 'in' ? 'left' : 'right',
    title: direction === 'in' ? 'Mariana' : 'Ana',
    text: plain(message),
    date: new Date(at),
    ...(status && { status: status === 'delivered' ? 'received' : status }),
    ...(quote && { reply: { title: quote.name, message: quote.text } }),
  };
  const data = { uri: content.kind === 'image' ? content.media.url : '', width: 320, height: 240 };
  const row =
    content.kind === 'image'
      ? { ...own, type: 'photo', data: { ...data, status: { download: true } } }
      : { ...own, type: 'text' };
  return row as unknown as MessageType;
};

const timeline = inReact((talk) => (
  <div style={{ height: '100%', display: 'grid', gridTemplateRows: 'minmax(0, 1fr)' }}>
    <MessageList
      key={talk[0]!.conversationId}
      referance={list}
      lockable
      toBottomHeight="100%"
      dataSource={talk.map(rowOf)}
    />
  </div>
));

/** It does not begin at the end by itself. */
const toEnd = async (): Promise<void> => {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise(requestAnimationFrame);
    list.current?.scrollTo(0, list.current.scrollHeight);
  }
};

export const drivers: Drivers = {
  thread: {
    ...timeline,
    async mount(box, talk) {
      await timeline.mount(box, talk);
      await toEnd();
    },
    async show(talk) {
      await timeline.show(talk);
      await toEnd();
    },
  },
  queue: rowsInReact((rows) => (
    <div style={{ height: '100%', overflowY: 'auto' }}>
      <ChatList
        id="queue"
        className="chats"
        lazyLoadingImage=""
        dataSource={rows.map(({ id, contact, preview, unread }) => ({
          id,
          avatar: AVATAR,
          alt: '',
          title: contact.name!,
          subtitle: preview!.text,
          date: new Date(preview!.at),
          unread,
        }))}
      />
    </div>
  )),
};
