import { hold, isAdapterError, need, same } from '../breach.js';
import { failureOf } from '../desk.js';
import { rule, type Rule } from '../rule.js';
import { wordsOf } from '../words.js';
import { lineOf } from './commands.js';

/** 6 and 15: how things end. */
export const endRules: Rule[] = [
  rule(6, 'An aborted signal ends the stream, and nothing is told after it', async (scene) => {
    const [leaving, staying] = [await scene.agent(), await scene.agent()];
    const customer = await scene.hand.arrive();
    const [stream, witness] = [await leaving.follow(), await staying.follow()];
    const { length } = stream.heard;
    stream.abort();
    await stream.ends('the stream to end after its signal was aborted');
    const text = scene.words('unheard');
    await customer.write(text);
    await witness.message(text);
    same(stream.heard.slice(length), [], 'what was told after the signal was aborted');
  }),

  rule(6, 'A call whose signal has aborted rejects, and a command is not done', async (scene) => {
    const agent = await scene.agent();
    const { conversationId } = await scene.served(agent);
    const signal = AbortSignal.abort();
    const text = scene.words('aborted');
    const { session } = agent;
    const calls = {
      listConversations: session.listConversations({ ids: [conversationId] }, { signal }),
      listMessages: session.listMessages({ conversationId }, { signal }),
      execute: agent.ask(
        { type: 'send', conversationId, content: { kind: 'text', text } },
        scene.newId(),
        signal,
      ),
    };
    for (const [name, call] of Object.entries(calls)) {
      const failure = await scene.patience.wait(failureOf(call), `\`${name}\` to reject`);
      hold(failure !== undefined, `\`${name}\` to reject`, 'a result');
    }
    const words = (await scene.stored(conversationId)).map(wordsOf);
    hold(!words.includes(text), 'nothing of the aborted command stored', words);
  }),

  rule(
    6,
    'A lost line ends the stream, and refuses calls, with an error to try again later',
    async (scene) => {
      const agent = await scene.agent();
      const setOnline = lineOf(agent, 'setOnline');
      const stream = await agent.follow();
      await setOnline(false);
      const { signal } = agent;
      const failures = {
        'the stream': await stream.ends('the stream to end when the line is lost'),
        '`listConversations`': await failureOf(agent.session.listConversations({}, { signal })),
        '`open`': await failureOf(agent.seat.adapter.open({ signal, locale: 'en' })),
      };
      await setOnline(true);
      for (const [name, failure] of Object.entries(failures)) {
        const isLater = isAdapterError(failure) && failure.retry === 'later';
        hold(
          isLater,
          `${name} to end with an AdapterError to try again later`,
          failure ?? 'nothing',
        );
      }
    },
  ),

  rule(
    6,
    'After a lost line a new session sees everything that happened meanwhile',
    async (scene) => {
      const agent = await scene.agent();
      const setOnline = lineOf(agent, 'setOnline');
      const customer = await scene.hand.arrive();
      const stream = await agent.follow();
      await setOnline(false);
      await stream.ends('the stream to end when the line is lost');
      const texts = [scene.words('meanwhile'), scene.words('meanwhile')];
      for (const text of texts) await customer.write(text);
      await setOnline(true);

      const again = await scene.open(agent.seat);
      const next = await again.follow(again.session.info.resumable ? stream.cursor : undefined);
      if ((await next.ready()).resumed) for (const text of texts) await next.message(text);
      const words = (await again.messages(customer.conversationId)).map(wordsOf);
      same(
        words.filter((text) => texts.includes(text)),
        texts,
        'what is read after the line came back',
      );
    },
  ),

  rule(
    15,
    'After `close` the stream has ended and calls are refused, however often it is called',
    async (scene) => {
      const [leaving, staying] = [await scene.agent(), await scene.agent()];
      const { session, signal } = leaving;
      need('close' in session, 'the session has no `close`');
      const customer = await scene.hand.arrive();
      const [stream, witness] = [await leaving.follow(), await staying.follow()];
      const { length } = stream.heard;
      session.close!();
      session.close!();
      await stream.ends('the stream to end after `close`');
      await leaving.refuses(
        '`listConversations` to be refused after `close`',
        session.listConversations({}, { signal }),
      );
      const text = scene.words('closed');
      await customer.write(text);
      await witness.message(text);
      same(stream.heard.slice(length), [], 'what was told after `close`');
    },
  ),

  rule(15, 'Nothing keeps running for a session that was closed', async (scene) => {
    const agent = await scene.agent();
    need('leftovers' in scene.hand, 'the hand has no `leftovers`');
    const customer = await scene.served(agent);
    const stream = await agent.follow();
    const text = scene.words('busy');
    await agent.write(customer.conversationId, text);
    await stream.message(text);
    await agent.leave();
    same(await scene.play('leftovers'), [], 'what still runs');
  }),
];
