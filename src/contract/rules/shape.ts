import type { Message } from '../../domain/message.js';
import { parseConversation, parseEvent, parseMessage } from '../../store/parse.js';
import { Breach, hold } from '../breach.js';
import { rule, type Rule } from '../rule.js';

/** 16: what is told can be believed. */
export const shapeRules: Rule[] = [
  rule(16, 'Everything that is told and read has the shape of the port', async (scene) => {
    const agent = await scene.agent();
    const { info } = agent.session;
    hold(Number.isFinite(info.now), '`now` as a number of milliseconds', info.now);
    hold(Boolean(info.me.id && info.me.name), 'who is signed in, with id and name', info.me);
    hold(info.queues.length > 0, 'one queue at least', info.queues);
    const stream = await agent.follow();
    const customer = await scene.served(agent);
    const { conversationId } = customer;
    for (const kind of customer.kinds ?? []) await customer.send?.(kind);
    const [question, answer] = [scene.words('question'), scene.words('answer')];
    await customer.write(question);
    await agent.write(conversationId, answer);
    await stream.message(question);
    await stream.message(answer);

    const { items } = await agent.conversationPage({ limit: 20 });
    const messages = await agent.messages(conversationId);
    for (const event of stream.heard) believe(event, parseEvent, `the event "${event.type}"`);
    for (const item of items) believe(item, parseConversation, 'a conversation that was read');
    const told = stream.heard.flatMap((event) => (event.type === 'message' ? event.message : []));
    for (const message of [...told, ...messages]) believe(message, parseKnown, 'a message');
  }),
];

/** The inbox takes what it cannot believe as `unsupported`; here it is a breach. */
function parseKnown(value: unknown): void {
  const { content } = parseMessage(value);
  if (content.kind !== (value as Message).content.kind) throw new TypeError('malformed content');
}

function believe(value: unknown, parse: (value: unknown) => unknown, what: string): void {
  try {
    parse(value);
  } catch (error) {
    throw new Breach(`${what} in the shape of the port`, value, error);
  }
}
