import 'react-chat-elements/dist/main.css';
import { createRef } from 'react';
import { MessageList, type MessageType } from 'react-chat-elements';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { plain } from '../page/workload.js';
import { inReact } from './in-react.js';

const list = createRef<unknown>();

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

export const drivers: Drivers = {
  thread: inReact((talk) => (
    <div style={{ height: '100%', display: 'grid' }}>
      <MessageList
        key={talk[0]!.conversationId}
        referance={list}
        lockable
        toBottomHeight="100%"
        dataSource={talk.map(rowOf)}
      />
    </div>
  )),
};
