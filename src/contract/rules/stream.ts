import { hold, need, same } from '../breach.js';
import { rule, type Rule } from '../rule.js';
import { wordsOf } from '../words.js';

const FOREIGN = ['not-a-cursor', '', '0', `${'9'.repeat(40)}`, '%00:🦆', '{"a":1}'];

/** 1 and 2: how a stream begins, and what is read beside it. */
export const streamRules: Rule[] = [
  rule(
    1,
    'A stream begins with `ready`, which says `resumed: false` when no cursor was given',
    async (scene) => {
      const agent = await scene.agent();
      const stream = agent.listen();
      await stream.more(0, 'a first event');
      same(stream.heard[0]?.type, 'ready', 'the first event');
      same((await stream.ready()).resumed, false, '`resumed` without a cursor');
    },
  ),

  rule(
    1,
    'A stream opened with a cursor tells what was missed, in order; one that cannot says `resumed: false`',
    async (scene) => {
      const agent = await scene.agent();
      const customer = await scene.hand.arrive();
      const first = await agent.follow();
      const before = scene.words('before');
      await customer.write(before);
      await first.message(before);
      await first.stop();
      const missed = [1, 2, 3].map(() => scene.words('missed'));
      for (const text of missed) await customer.write(text);

      const { resumable } = agent.session.info;
      const cursor = resumable ? first.cursor : (first.cursor ?? 'any');
      hold(cursor !== undefined, 'a cursor on the events of a resumable stream', 'none');
      const second = await agent.follow(cursor);
      same((await second.ready()).resumed, resumable, '`resumed` after a cursor of its own');
      if (!resumable) return;
      for (const text of missed) await second.message(text);
      const told = second.heard.flatMap((event) =>
        event.type === 'message' ? [wordsOf(event.message)] : [],
      );
      const firstTold = [...new Set(told)].filter((text) => missed.includes(text));
      same(firstTold, missed, 'what was missed, in the order in which it is told');
    },
  ),

  rule(
    1,
    'A cursor that is not its own is no error: the stream begins anew with `resumed: false`',
    async (scene) => {
      const agent = await scene.agent();
      for (const cursor of FOREIGN) {
        const stream = await agent.follow(cursor);
        const { resumed } = await stream.ready();
        same(resumed, false, `\`resumed\` after the cursor ${JSON.stringify(cursor)}`);
        await stream.stop();
      }
    },
  ),

  rule(
    1,
    'A cursor that is no longer known is no error: the stream begins anew with `resumed: false`',
    async (scene) => {
      const agent = await scene.agent();
      need(agent.session.info.resumable, 'the adapter declares `resumable: false`');
      const customer = await scene.hand.arrive();
      const first = await agent.follow();
      const text = scene.words('old');
      await customer.write(text);
      await first.message(text);
      const { cursor } = first;
      await scene.play('forgetCursors');
      const again = await scene.open(agent.seat);
      const second = await again.follow(cursor);
      same((await second.ready()).resumed, false, '`resumed` after an expired cursor');
    },
  ),

  rule(2, 'What is read after `ready` is at least as new as `ready`', async (scene) => {
    const [watching, opening] = [await scene.agent(), await scene.agent()];
    const customer = await scene.hand.arrive();
    const { conversationId } = customer;
    await opening.messages(conversationId);
    await opening.conversation(conversationId);
    const stream = await watching.follow();
    const text = scene.words('new');
    await customer.write(text);
    await stream.message(text);
    const known = await stream.conversation(
      conversationId,
      ({ preview }) => preview === undefined || preview.text === text,
      'with the new message',
    );

    await opening.follow();
    const words = (await opening.messages(conversationId)).map(wordsOf);
    hold(words.includes(text), `"${text}" among the messages read after \`ready\``, words);
    const rev = (await opening.conversation(conversationId))?.rev ?? -1;
    hold(rev >= known.rev, `a conversation of at least rev ${known.rev}`, `rev ${rev}`);
  }),

  rule(
    5,
    'A stream on which nothing happens tells something every `silenceMs / 2`, and `beat` has the time and a cursor',
    async (scene) => {
      const agent = await scene.agent();
      const { silenceMs = 45_000, resumable } = agent.session.info;
      const stream = await agent.follow();
      const count = stream.heard.length;
      const { now } = await stream.ready();
      await scene.hand.moveClock?.(silenceMs / 2);
      const due = scene.hand.moveClock ? now + silenceMs / 2 : now; // it may beat sooner than it has to
      const expected = `an event within ${silenceMs / 2} ms of silence`;
      await stream.more(count, expected, silenceMs / 2 + scene.patience.ms);
      const told = stream.heard.slice(count);
      const beat = told.find((event) => event.type === 'beat');
      if (!beat) return;
      hold(beat.now >= due, `a beat with the backend's time, ${due} or later`, beat);
      hold(!resumable || beat.cursor !== undefined, 'a cursor on the beat', beat);
    },
  ),
];
