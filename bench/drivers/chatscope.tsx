import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import {
  ChatContainer,
  Conversation,
  ConversationList,
  MainContainer,
  Message,
  MessageList,
} from '@chatscope/chat-ui-kit-react';
import type { Message as Data } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { plain } from '../page/workload.js';
import { inReact } from './in-react.js';
import { rowsInReact } from './rows-in-react.js';

const Row = ({ content, direction, quote }: Data, text: string) => (
  <Message
    key={text}
    model={{
      direction: direction === 'in' ? 'incoming' : 'outgoing',
      position: 'single',
      type: 'custom',
    }}
  >
    {quote && <Message.Header>{quote.text}</Message.Header>}
    {content.kind === 'image' && (
      <Message.ImageContent src={content.media.url!} width={320} height={240} />
    )}
    {content.kind !== 'image' && <Message.TextContent text={text} />}
    {content.kind === 'image' && <Message.Footer>{text}</Message.Footer>}
  </Message>
);

export const drivers: Drivers = {
  thread: inReact((talk) => (
    <MainContainer>
      <ChatContainer>
        <MessageList key={talk[0]!.conversationId}>
          {talk.map((message) => Row(message, plain(message) || message.id))}
        </MessageList>
      </ChatContainer>
    </MainContainer>
  )),
  queue: rowsInReact((rows) => (
    <ConversationList>
      {rows.map(({ id, contact, preview, unread }) => (
        <Conversation
          key={id}
          name={contact.name}
          info={preview!.text}
          lastActivityTime={new Date(preview!.at).toISOString().slice(11, 16)}
          unreadCnt={unread}
        />
      ))}
    </ConversationList>
  )),
};
