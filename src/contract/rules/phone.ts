import type { Content, ContentKind, Message } from '../../domain/message.js';
import { Breach, hold, need, same } from '../breach.js';
import type { Customer } from '../hand.js';
import { rule, type Rule } from '../rule.js';
import type { Scene } from '../scene.js';
import { wordsOf } from '../words.js';

const MEDIA: readonly ContentKind[] = ['image', 'video', 'audio', 'document', 'sticker'];

/** A message may be told before its file has come: then its media has neither `id` nor `url`. */
const isHere = (content: Content): boolean =>
  !('media' in content) || (content.media?.id ?? content.media?.url) !== undefined;

/** 4, 11 and 14: what comes from the customer's phone. */
export const phoneRules: Rule[] = [
  rule(4, 'Everything that a customer can send is told as what it is', async (scene) => {
    const agent = await scene.agent();
    const customer = await scene.hand.arrive();
    const stream = await agent.follow();
    const kinds = need(customer.kinds, 'the hand has no `kinds` of a customer');
    for (const kind of kinds.filter((kind) => kind !== 'unsupported')) {
      await act(customer, 'send')(kind);
      const { message } = await stream.hears(
        'message',
        ({ message: { content }, message }) =>
          isFrom(customer, message) && content.kind === kind && isHere(content),
        `of the customer's message of kind ${kind}`,
      );
      if (MEDIA.includes(kind)) await canBeLoaded(scene, message);
    }
  }),

  rule(4, 'The ticks of a message are told, and never go back', async (scene) => {
    const agent = await scene.agent();
    const customer = await scene.served(agent);
    const stream = await agent.follow();
    const text = scene.words('ticks');
    const report = act(customer, 'report');
    await agent.write(customer.conversationId, text);
    await customer.received();
    for (const status of ['delivered', 'read'] as const) {
      await report(text, status);
      await stream.message(text, (message) => message.status === status);
    }
    await report(text, 'delivered');
    const after = scene.words('after');
    await customer.write(after);
    await stream.message(after);
    const stored = (await scene.stored(customer.conversationId)).filter(
      (message) => wordsOf(message) === text,
    );
    same(
      stored.map(({ status }) => status),
      ['read'],
      'its status after a late report of `delivered`',
    );
  }),

  rule(4, 'A reaction, and its end, is told as a new state of the message', async (scene) => {
    const { customer, stream, text } = await says(scene);
    const react = act(customer, 'react');
    await react(text, '👍');
    const { rev } = await stream.message(text, ({ reactions = [] }) =>
      reactions.some(({ emoji }) => emoji === '👍'),
    );
    await react(text);
    const isOver = (message: Message): boolean => message.rev > rev && !message.reactions?.length;
    await stream.message(text, isOver);
  }),

  rule(4, 'What a customer edits is told as a new state of the message', async (scene) => {
    const { customer, stream, text } = await says(scene);
    const { id } = await stream.message(text);
    const edited = scene.words('edited');
    await act(customer, 'edit')(text, edited);
    const message = await stream.message(edited);
    same(message.id, id, 'the id of the message that was edited');
    hold(message.editedAt !== undefined, '`editedAt`', message);
  }),

  rule(4, 'What a customer deletes is told as a deletion, without its words', async (scene) => {
    const { customer, stream, text } = await says(scene);
    const { id } = await stream.message(text);
    await act(customer, 'revoke')(text);
    const { message } = await stream.hears(
      'message',
      (event) => event.message.id === id && event.message.deletedAt !== undefined,
      `of the deletion of "${text}"`,
    );
    hold(!JSON.stringify(message).includes(text), 'nothing of what it said', message);
  }),

  rule(4, 'A customer who types is told as `typing`, with an end', async (scene) => {
    const agent = await scene.agent();
    const customer = await scene.served(agent);
    const stream = await agent.follow();
    await act(customer, 'type')();
    const { until, who } = await stream.hears(
      'typing',
      ({ conversationId }) => conversationId === customer.conversationId,
      'that the customer types',
    );
    const { now } = await stream.ready();
    hold(until > now && until < now + 120_000, 'an end within two minutes', until - now);
    hold(who.id !== agent.me.id, 'the customer as the one who types', who);
  }),

  rule(
    11,
    'A message that fails after it was accepted is told as `failed`, with a code, and is no exception',
    async (scene) => {
      const agent = await scene.agent();
      const customer = await scene.served(agent);
      const stream = await agent.follow();
      const [text, id] = [scene.words('fails'), scene.newId()];
      await act(customer, 'failNext')();
      await agent.write(customer.conversationId, text, id);
      const failed = await stream.message(text, ({ status }) => status === 'failed');
      same(failed.commandId, id, 'the command of the failed message');
      same(failed.error?.code, 'undeliverable', 'the code of its error');
      const next = scene.words('next');
      await agent.write(customer.conversationId, next);
      await customer.received();
      await stream.message(next, ({ status }) => status !== 'failed');
    },
  ),

  rule(
    14,
    'A kind that nobody knows is told as `unsupported`, and the stream goes on',
    async (scene) => {
      const agent = await scene.agent();
      const customer = await scene.hand.arrive();
      const stream = await agent.follow();
      need(
        customer.kinds?.includes('unsupported'),
        'the hand has no kind `unsupported` of a customer',
      );
      await act(customer, 'send')('unsupported');
      await stream.hears(
        'message',
        ({ message }) => isFrom(customer, message) && message.content.kind === 'unsupported',
        'of a message of kind `unsupported`',
      );
      const text = scene.words('goes on');
      await customer.write(text);
      await stream.message(text);
    },
  ),
];

/** What an optional member of a customer does. @throws Skip when it is absent */
function act<K extends 'send' | 'report' | 'failNext' | 'react' | 'edit' | 'revoke' | 'type'>(
  customer: Customer,
  member: K,
): NonNullable<Customer[K]> {
  const found = need(customer[member], `the hand has no \`${member}\` of a customer`);
  return found.bind(customer) as NonNullable<Customer[K]>;
}

const isFrom = ({ conversationId }: Customer, message: Message): boolean =>
  message.conversationId === conversationId && message.direction === 'in';

/** A customer whose message an agent has heard. */
async function says(scene: Scene) {
  const agent = await scene.agent();
  const customer = await scene.served(agent);
  const stream = await agent.follow();
  const text = scene.words('says');
  await customer.write(text);
  await stream.message(text);
  return { customer, stream, text };
}

/** A file has a type, and an address a browser can go to. */
async function canBeLoaded(scene: Scene, { content }: Message): Promise<void> {
  if (!('media' in content) || !content.media) throw new Breach('`media` in a file', content);
  const { media } = content;
  hold(media.mime.includes('/'), 'a MIME type', media);
  const agent = await scene.agent();
  const { session, signal } = agent;
  const url = session.media
    ? (await agent.works('an address for the file', session.media(media, { signal }))).url
    : media.url;
  hold(url !== undefined && URL.canParse(url, 'https://host.example'), 'a URL of the file', url);
}
