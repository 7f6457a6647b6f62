import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import type { Content, Message } from '../../src/domain/message.js';
import { answer, me, message } from '../../stories/fixtures.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import { storyInbox } from '../../stories/support/story-inbox.js';
import { HOSTILE_URLS, TEXTS } from '../domain/corpus.js';
import { deepElements, drawn } from '../harness/deep.js';

define(InboxBubble, StoryFrame);

/** What a message may be drawn with. */
const ALLOWED = new Set(
  (
    'div span p br b small strong em s code pre ul ol li blockquote bdi a button input time progress i svg path ' +
    'line circle rect polyline polygon ellipse img video audio ' +
    'inbox-audio inbox-card inbox-copy-button inbox-document inbox-icon inbox-icon-button inbox-media ' +
    'inbox-message-actions inbox-quote inbox-reactions inbox-trouble'
  ).split(' '),
);

const MARKUP: Record<string, string> = {
  image: '<img src=x onerror="window.hacked=1">',
  script: '</p></div><script>window.hacked=1</script>',
  svg: '<svg/onload=window.hacked=1>',
  attribute: '" onfocus="window.hacked=1" autofocus x="',
  'style element': '<style>*{display:none}</style>',
  frame: '<iframe srcdoc="<script>parent.hacked=1</script>">',
  'link in marks': '*<a href="javascript:window.hacked=1">x</a>*',
  'lit marker': '<!--?lit$123$-->{{lit-123}}',
};

/** One message of each kind, with the same text in every field there is; `url` is where its media shall lie. */
const everywhere = (text: string, url = ''): Message[] => {
  const media = { mime: text, name: text, url, thumbUrl: url };
  const contents: Content[] = [
    { kind: 'text', text, buttons: [text] },
    { kind: 'location', lat: NaN, lng: 200, name: text, address: text },
    { kind: 'contacts', contacts: [{ name: text, phones: [text] }] },
    { kind: 'choice', text, description: text },
    { kind: 'notice', code: 'transferred', args: { agent: text, to: text, note: text } },
    { kind: 'notice', code: text, args: { text } },
    { kind: 'unsupported', note: text },
    {
      kind: 'template',
      name: text,
      language: text,
      text,
      header: text,
      footer: text,
      buttons: [text],
      media,
    },
    ...(['image', 'video', 'audio', 'document', 'sticker'] as const).map((kind): Content => ({
      kind,
      media,
      caption: text,
    })),
  ];
  const change: Partial<Message> = {
    author: { kind: 'agent', id: text, name: text },
    quote: { text, kind: 'text', direction: 'in', name: text },
    replyTo: text,
    reactions: [{ emoji: text, by: text }],
    error: { code: 'invalid', text },
    status: 'failed',
    internal: true,
  };
  return contents.flatMap((content) => [message(content, change), answer(content, change)]);
};

describe('inbox-bubble, from hostile hands', () => {
  const corpus = { ...TEXTS, ...HOSTILE_URLS, ...MARKUP };
  for (const [name, text] of Object.entries(corpus)) {
    it(`draws only what it knows: ${name}`, async () => {
      const frame = await fixture<StoryFrame>(
        html`<story-frame .handle=${storyInbox()}>
          <div>
            ${everywhere(text, HOSTILE_URLS[name]).map(
              (each) => html`<inbox-bubble .message=${each} .me=${me.id} first></inbox-bubble>`,
            )}
          </div>
        </story-frame>`,
      );
      const bubbles = [...frame.querySelectorAll('inbox-bubble')];
      for (const bubble of bubbles) {
        bubble.dispatchEvent(new PointerEvent('pointermove'));
        await drawn(bubble);
      }
      const elements = bubbles.flatMap(({ shadowRoot }) => deepElements(shadowRoot!));
      expect(elements.length).to.be.above(100);
      for (const element of elements) {
        expect(ALLOWED.has(element.localName), element.localName).to.equal(true);
        for (const attribute of element.getAttributeNames()) {
          expect(attribute.startsWith('on'), attribute).to.equal(false);
        }
        const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        expect(address).to.match(/^(https?:\/\/|mailto:|tel:|blob:|$)/);
      }
      expect('hacked' in window).to.equal(false);
    });
  }
});
