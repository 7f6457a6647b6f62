import type { LookupKind } from '../../domain/lookups.js';
import { hold, need, same } from '../breach.js';
import { rule, type Rule } from '../rule.js';
import { list } from '../scene.js';

const KINDS: readonly LookupKind[] = ['sector', 'agent', 'closeReason', 'quickReply', 'template'];

/** 13: reference lists and search. */
export const lookupRules: Rule[] = [
  ...KINDS.map((kind) =>
    rule(
      13,
      `The list of kind ${kind} can be read, by ids and in pages, when it is declared`,
      async (scene) => {
        const agent = await scene.agent();
        const { lookups } = agent.session.info.can;
        need(lookups.includes(kind), `the adapter does not declare lookups of kind ${kind}`);
        const read = (limit: number) => agent.pages((at) => agent.lookup(kind, { limit, ...at }));
        const all = (await read(100)).flat();
        hold(all.length > 0, `something in the list of kind ${kind}`, 'nothing');
        for (const { id, name } of all)
          hold(!!id && typeof name === 'string', 'an id and a name', { id, name });
        const ids = all.map(({ id }) => id);
        same(
          (await read(2)).flat().map(({ id }) => id),
          ids,
          'the same list in pages of two',
        );
        const [last = ''] = ids.slice(-1);
        const { items } = await agent.lookup(kind, { ids: [last] });
        same(
          items.map(({ id }) => id),
          [last],
          'what is found by one id',
        );
      },
    ),
  ),

  rule(13, 'A reference list that is not declared is `unsupported`', async (scene) => {
    const agent = await scene.agent();
    const { session, signal } = agent;
    need('lookup' in session, 'the session has no `lookup`');
    const missing = KINDS.filter((kind) => !session.info.can.lookups.includes(kind));
    for (const kind of [...missing, 'horoscope' as LookupKind]) {
      const call = session.lookup!(kind, {}, { signal });
      const { code } = await agent.refuses(`the list of kind ${kind} to be refused`, call);
      same(code, 'unsupported', `the code for the list of kind ${kind}`);
    }
  }),

  rule(
    13,
    'A search finds what was said when it is declared, else it is `unsupported`',
    async (scene) => {
      const agent = await scene.agent();
      const customer = await scene.hand.arrive();
      const stream = await agent.follow();
      const text = scene.words('needle');
      await customer.write(text);
      await stream.message(text);
      const { session, signal } = agent;
      if (!session.info.can.search) {
        const call = session.listConversations({ text }, { signal });
        const { code } = await agent.refuses('a search to be refused', call);
        return same(code, 'unsupported', 'the code of a search');
      }
      const found = (await agent.conversationPage({ text })).items.map(({ id }) => id);
      same(found, [customer.conversationId], 'what a search for those words finds');
      const none = (await agent.conversationPage({ text: scene.words('haystack') })).items;
      same(none, [], `what a search for other words finds: ${list(none.map(({ id }) => id))}`);
    },
  ),
];
