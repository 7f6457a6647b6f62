import { define } from '../../src/components/define.js';
import { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { bareThread } from './bare-list.js';
import { addStyles } from './plain.js';

/** The bare list with our bubbles in it, and nothing of ours behind them: tells what of a difference is theirs. */
addStyles();
define(InboxBubble);

const row = (message: Message): Element => {
  const place = document.createElement('div');
  place.className = `row ${message.direction}`;
  const bubble: InboxBubble = document.createElement('inbox-bubble');
  bubble.style.flex = '1';
  place.append(Object.assign(bubble, { message, first: true }));
  return place;
};

export const drivers: Drivers = { thread: bareThread(row) };
