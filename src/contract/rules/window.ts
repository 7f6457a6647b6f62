import { hold, need, same, Skip } from '../breach.js';
import type { Desk } from '../desk.js';
import { rule, type Rule } from '../rule.js';
import type { Scene } from '../scene.js';
import { aTemplate } from '../templates.js';
import { wordsOf } from '../words.js';

const MINUTE = 60_000;

/** 10: the channel's window, by the backend's clock. */
export const windowRules: Rule[] = [
  rule(
    10,
    'Outside the window a message is refused with `window_closed`, and nothing of it is kept',
    async (scene) => {
      const agent = await scene.agent();
      const customer = await scene.served(agent);
      const { conversationId } = customer;
      const open = scene.words('still open');
      await beforeTheEnd(scene, agent, conversationId);
      await agent.write(conversationId, open);
      await scene.play('moveClock', 2 * MINUTE);
      const late = scene.words('too late');
      const content = { kind: 'text', text: late } as const;
      const { code, applied } = await agent.refusal({ type: 'send', conversationId, content });
      same({ code, applied }, { code: 'window_closed', applied: 'no' }, 'the refusal');
      const words = (await scene.stored(conversationId)).map(wordsOf);
      hold(words.includes(open) && !words.includes(late), `"${open}" only, not "${late}"`, words);
      const received = await customer.received();
      hold(!received.includes(late), `"${late}" not on the phone`, received);
      const fresh = await agent.conversation(conversationId);
      same(fresh?.reply.mode, 'template', 'the mode of `reply` outside the window');
    },
  ),

  rule(
    10,
    'Outside the window a template goes through, and the answer of the customer opens it again',
    async (scene) => {
      const agent = await scene.agent();
      const customer = await scene.served(agent);
      const { conversationId } = customer;
      const template = await aTemplate(agent);
      await beforeTheEnd(scene, agent, conversationId);
      await scene.play('moveClock', 2 * MINUTE);
      const stream = await agent.follow();
      const before = (await customer.received()).length;
      await agent.do({ type: 'send', conversationId, content: template.content });
      const isWaiting = ({ reply }: { reply: { mode: string } }): boolean =>
        reply.mode === 'waiting';
      await stream.conversation(conversationId, isWaiting, 'that waits for the customer');
      same((await customer.received()).slice(before), [template.words], 'what the phone got');

      const answer = scene.words('answer');
      await customer.write(answer);
      await stream.message(answer);
      const opened = await agent.conversation(conversationId);
      same(opened?.reply.mode, 'free', 'the mode of `reply` after the answer');
      await agent.write(conversationId, scene.words('again'));
    },
  ),
];

/** Moves the clock to a minute before the window of a conversation closes. @throws Skip when it has none */
async function beforeTheEnd(scene: Scene, agent: Desk, conversationId: string): Promise<void> {
  need('moveClock' in scene.hand, 'the hand has no `moveClock`');
  const stream = await agent.follow();
  const { now } = await stream.ready();
  const { reply } = (await agent.conversation(conversationId)) ?? {};
  if (reply?.mode !== 'free' || reply.until === undefined)
    throw new Skip('the channel has no window');
  await scene.play('moveClock', reply.until - MINUTE - now);
}
