import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import {
  canReadMarks,
  hasMarks,
  linkify,
  loadMarks,
  parseMarks,
  plainText,
  safeUrl,
} from '../../src/domain/texts.js';
import { messageRow } from '../support/rows.js';

const TEXT = '*oi*\nhttps://example.com';

/* What is loaded stays loaded: the order of these matters. */
describe('texts whose marks cannot be read yet', () => {
  it('are shown as they were written', () => {
    expect(canReadMarks()).to.equal(false);
    expect(plainText(TEXT)).to.equal('*oi* https://example.com');
    expect(hasMarks(TEXT)).to.equal(false);
    expect(linkify(TEXT)).to.deep.equal([TEXT]);
    expect(safeUrl('https://example.com')).to.equal(undefined);
    expect(parseMarks(TEXT)).to.deep.equal([
      {
        kind: 'lines',
        lines: [[{ kind: 'text', text: '*oi*' }], [{ kind: 'text', text: 'https://example.com' }]],
      },
    ]);
  });

  it('stay so when what reads them cannot be loaded', async () => {
    await loadMarks(() => Promise.reject(new Error('no network')));
    expect(canReadMarks()).to.equal(false);
    expect(plainText(TEXT)).to.equal('*oi* https://example.com');
  });

  it('are drawn again when they can', async () => {
    define(InboxBubble);
    const message = messageRow(1, { content: { kind: 'text', text: TEXT } });
    const bubble = await fixture<InboxBubble>(
      html`<inbox-bubble .message=${message}></inbox-bubble>`,
    );
    await loadMarks();
    await bubble.updateComplete;
    expect(canReadMarks()).to.equal(true);
    expect(bubble.renderRoot.querySelector('strong')!.textContent).to.equal('oi');
    expect(bubble.renderRoot.querySelector('a')!.href).to.equal('https://example.com/');
    expect(plainText(TEXT)).to.equal('oi https://example.com');
    expect(hasMarks(TEXT)).to.equal(true);
  });
});
