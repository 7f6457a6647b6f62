import { Virtuoso } from 'react-virtuoso';
import type { Message } from '../../src/domain/message.js';
import type { Drivers } from '../page/driver.js';
import { inReact } from './in-react.js';
import { addStyles, bubble, listed } from './plain.js';
import { rowsInReact } from './rows-in-react.js';

/**
 * A list of react-virtuoso, which has no rows of its own: plain HTML that says what ours says. In a chat, as its guide says,
 * the place of the first row moves with older ones.
 */
addStyles();

const PLACES = 10_000_000;
const END = { index: 'LAST', align: 'end' } as const;
const numberOf = ({ id }: Message): number => Number(id.slice(1));

export const drivers: Drivers = {
  thread: {
    row: '.row',
    ...inReact(
      (talk) => (
        <Virtuoso
          key={talk[0]!.conversationId}
          style={{ height: '100%', font: '15px/1.4 system-ui' }}
          data={talk}
          firstItemIndex={PLACES + numberOf(talk[0]!)}
          initialTopMostItemIndex={END}
          followOutput="auto"
          computeItemKey={(_, message) => message.id}
          itemContent={(_, message) => (
            <div dangerouslySetInnerHTML={{ __html: bubble(message) }} />
          )}
        />
      ),
      8,
    ),
  },
  queue: rowsInReact((rows) => (
    <Virtuoso
      style={{ height: '100%', font: '15px/1.4 system-ui' }}
      data={rows}
      computeItemKey={(_, { id }) => id}
      itemContent={(_, row) => <div dangerouslySetInnerHTML={{ __html: listed(row) }} />}
    />
  )),
};
