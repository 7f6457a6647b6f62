import type { CommandType, TransferTarget } from '../../domain/commands.js';
import { hold, isAdapterError, need, same } from '../breach.js';
import { failureOf, type Order } from '../desk.js';
import { rule, type Rule } from '../rule.js';
import { list, type Scene } from '../scene.js';

const COMMANDS: readonly CommandType[] = [
  'claim',
  'send',
  'read',
  'transfer',
  'close',
  'reopen',
  'editContact',
];

/** 13: what is declared, and what is not. */
export const capabilityRules: Rule[] = [
  rule(13, 'What is declared fits together, and the functions for it are there', async (scene) => {
    const { session } = await scene.agent();
    const { can, queues } = session.info;
    const has = (command: CommandType): boolean => can.commands.includes(command);
    const parts: Record<string, boolean> = {
      'queues with different ids': new Set(queues.map(({ id }) => id)).size === queues.length,
      '`lookup` where lookups are declared': can.lookups.length === 0 || !!session.lookup,
      '`upload` where uploads are declared': !can.upload || !!session.upload,
      '`hint` where hints are declared': !can.hints?.length || !!session.hint,
      'content where `send` is declared': !has('send') || can.content.length > 0,
      'targets where `transfer` is declared':
        !has('transfer') || !!can.transfer?.sector || !!can.transfer?.agent,
      '`close` where the command is declared': !has('close') || !!can.close,
      'reasons where a closing asks for one':
        !has('close') || can.close?.reason !== 'required' || can.lookups.includes('closeReason'),
      'fields where `editContact` is declared': !has('editContact') || !!can.editContact?.length,
    };
    for (const [part, isThere] of Object.entries(parts)) hold(isThere, part, can);
  }),

  rule(13, 'A command that is not declared is `unsupported`', async (scene) => {
    const agent = await scene.agent();
    const { commands } = agent.session.info.can;
    const customer = await scene.hand.arrive();
    const missing = COMMANDS.filter((type) => !commands.includes(type));
    for (const type of [...missing, 'dance']) {
      const { conversationId } = customer;
      const any = { conversationId, upTo: '', to: { agentId: '?' }, contactId: '?', rev: 0 };
      const order = { type, ...any, patch: {}, content: { kind: 'text', text: '?' } };
      const { code } = await agent.refusal(order as never);
      same(code, 'unsupported', `the code for the command "${type}"`);
    }
  }),

  rule(13, 'What `allow` leaves out is refused to the agent', async (scene) => {
    const [agent, colleague] = [await scene.agent(), await scene.colleague()];
    const { conversationId } = await scene.served(colleague);
    const { allow } = need(await agent.conversation(conversationId), 'a colleague’s is not seen');
    const orders: Order[] = [
      { type: 'send', conversationId, content: { kind: 'text', text: scene.words('meddles') } },
      { type: 'read', conversationId, upTo: '\uffff' },
      { type: 'transfer', conversationId, to: { agentId: colleague.me.id } },
      { type: 'close', conversationId },
    ];
    const left = orders.filter(({ type }) => !allow.includes(type) && agent.declares(type));
    for (const order of left) {
      const { code, retry } = await agent.refusal(order);
      same(retry, 'never', `\`retry\` of the refusal of \`${order.type}\` (${code})`);
    }
    const after = await colleague.conversation(conversationId);
    same(after?.assignee?.id, colleague.me.id, 'who has the conversation afterwards');
    hold(!after?.closed, 'it to be open still', after);
  }),

  rule(13, '`read` takes the messages from the unread ones, on every stream', async (scene) => {
    const { agent, customer, stream } = await serving(scene, 'read');
    const { conversationId } = customer;
    const text = scene.words('unread');
    await customer.write(text);
    const { order } = await stream.message(text);
    await stream.conversation(conversationId, ({ unread }) => unread > 0, 'with unread messages');
    const read = await agent.do({ type: 'read', conversationId, upTo: order });
    hold(!read.conversation?.unread, 'no unread messages in the result', read.conversation);
    const now = await agent.conversation(conversationId);
    same(now?.unread, 0, 'how many are unread');
    const rev = now!.rev;
    await stream.conversation(
      conversationId,
      (conversation) => conversation.rev <= rev && conversation.unread === 0,
      'without unread messages',
    );
  }),

  rule(13, 'A transfer to a colleague gives him the conversation, with the note', async (scene) => {
    const colleague = await scene.colleague();
    const target = { agentId: colleague.me.id };
    const { agent, customer } = await transferring(scene, 'agent', target);
    const hers = await agent.conversation(customer.conversationId);
    const his = await colleague.conversation(customer.conversationId);
    same(his?.assignee?.id, colleague.me.id, 'the assignee after the transfer');
    hold(his!.allow.includes('send'), '`send` allowed to him', his?.allow);
    hold(!hers?.allow.includes('send'), '`send` no longer allowed to her', hers?.allow);
  }),

  rule(
    13,
    'A transfer to a sector leaves the conversation to whoever claims it there',
    async (scene) => {
      const sectorId = (await scene.agent()).me.sectors[0];
      need(sectorId, 'the agent has no sector');
      const { agent, customer } = await transferring(scene, 'sector', { sectorId: sectorId! });
      const now = await agent.conversation(customer.conversationId);
      same(now?.sector?.id, sectorId, 'the sector after the transfer');
      same(now?.assignee, undefined, 'the assignee after the transfer');
      await agent.claim(customer.conversationId);
    },
  ),

  rule(13, 'A target of a transfer that is not declared is `unsupported`', async (scene) => {
    const { agent, customer } = await serving(scene, 'transfer');
    const { transfer } = agent.session.info.can;
    const targets: [boolean | undefined, TransferTarget][] = [
      [transfer?.sector, { sectorId: agent.me.sectors[0] ?? 'any' }],
      [transfer?.agent, { agentId: 'any' }],
    ];
    const undeclared = targets.filter(([declared]) => !declared);
    need(undeclared.length > 0, 'every target is declared');
    const { conversationId } = customer;
    for (const [, to] of undeclared) {
      const { code } = await agent.refusal({ type: 'transfer', conversationId, to });
      same(code, 'unsupported', `the code of a transfer to ${Object.keys(to).join()}`);
    }
  }),

  rule(
    13,
    'Every declared field of a contact can be edited and cleared, and is told',
    async (scene) => {
      const { agent, customer, stream } = await serving(scene, 'editContact');
      const contactOf = async () =>
        need(await agent.conversation(customer.conversationId), 'she no longer sees it').contact;
      for (const field of agent.session.info.can.editContact ?? []) {
        const value = field === 'email' ? 'someone@host.example' : scene.words(field);
        for (const given of [value, null]) {
          const { id, rev } = await contactOf();
          await agent.do({ type: 'editContact', contactId: id, rev, patch: { [field]: given } });
          const isTold = (contact: object): boolean =>
            fieldOf(contact, field) === (given ?? undefined);
          await stream.hears(
            'contact',
            ({ contact }) => contact.id === id && contact.rev > rev && isTold(contact),
            `of the contact with "${field}" ${given === null ? 'cleared' : `= "${given}"`}`,
          );
          hold(isTold(await contactOf()), `"${field}" in its conversation too`, await contactOf());
        }
      }
    },
  ),

  rule(
    13,
    'An edit of a contact that has changed meanwhile is a `conflict` with what won',
    async (scene) => {
      const { agent, customer } = await serving(scene, 'editContact');
      const field = need(agent.session.info.can.editContact?.[0], 'no field is declared');
      const { contact } = need(await agent.conversation(customer.conversationId), 'not seen');
      const [won, lost] = [scene.words('won'), scene.words('lost')];
      const edit = (value: string): Order => ({
        type: 'editContact',
        contactId: contact.id,
        rev: contact.rev,
        patch: { [field]: value },
      });
      await agent.do(edit(won));
      const { code, detail } = await agent.refusal(edit(lost));
      same(code, 'conflict', 'the code');
      same(fieldOf(detail.current, field), won, `"${field}" of \`current\``);
    },
  ),

  rule(13, 'A field of a contact that is not declared is refused', async (scene) => {
    const { agent, customer } = await serving(scene, 'editContact');
    const { contact } = need(await agent.conversation(customer.conversationId), 'not seen');
    const { id: contactId, rev } = contact;
    for (const field of ['phone', 'id', 'custom.nothing-of-the-kind']) {
      const patch = { [field]: '+10000000000' };
      const { code } = await agent.refusal({ type: 'editContact', contactId, rev, patch });
      same(code, 'unsupported', `the code for the field "${field}"`);
    }
    const now = await agent.conversation(customer.conversationId);
    same(now?.contact, contact, 'the contact afterwards');
  }),

  rule(13, 'That an agent types shows on the phone, when that is declared', async (scene) => {
    const agent = await scene.agent();
    const { can } = agent.session.info;
    need(can.hints?.includes('typing'), 'the adapter does not declare the hint `typing`');
    const customer = await scene.served(agent);
    need('seesTyping' in customer, 'the hand has no `seesTyping` of a customer');
    const seen = customer.seesTyping!();
    const { conversationId } = customer;
    agent.session.hint?.({ type: 'typing', conversationId, on: true });
    await scene.patience.wait(seen, 'the phone to show that an agent types');
  }),

  rule(
    14,
    'Fields that are not known are left out, or refused with nothing done',
    async (scene) => {
      const agent = await scene.agent();
      const { conversationId } = await scene.hand.arrive();
      const more = { future: { nested: true } };
      const refused = await failureOf(agent.ask({ type: 'claim', conversationId, ...more }));
      if (refused) same(codeOf(refused), 'invalid', 'the code for a command with such a field');
      const { signal, session } = agent;
      const read = session.listConversations({ ids: [conversationId], ...more }, { signal });
      const unread = await failureOf(read);
      if (unread) same(codeOf(unread), 'invalid', 'the code for a query with such a field');
      const { assignee } = need(await agent.conversation(conversationId), 'not seen');
      same(assignee?.id, refused ? undefined : agent.me.id, 'the assignee');
    },
  ),
];

const codeOf = (error: unknown): unknown => (isAdapterError(error) ? error.code : error);

/** An agent, a customer whom she serves, and her stream. @throws Skip when the command is not declared */
export async function serving(scene: Scene, command: CommandType) {
  const agent = await scene.agent();
  agent.needs(command);
  const customer = await scene.served(agent);
  return { agent, customer, stream: await agent.follow() };
}

async function transferring(scene: Scene, kind: 'sector' | 'agent', to: TransferTarget) {
  const { agent, customer, stream } = await serving(scene, 'transfer');
  const { transfer } = agent.session.info.can;
  need(transfer?.[kind], `the adapter declares no transfer to ${kind}s`);
  const note = scene.words('note');
  const { conversationId } = customer;
  await agent.do({ type: 'transfer', conversationId, to, ...(transfer?.note && { note }) });
  await stream.conversation(
    conversationId,
    ({ assignee }) => assignee?.id !== agent.me.id,
    'given away',
  );
  if (transfer?.note) {
    const stored = JSON.stringify(await scene.stored(conversationId));
    hold(stored.includes(note), `the note "${note}" in the conversation`, stored);
    const received = await customer.received();
    hold(!received.some((text) => text.includes(note)), 'no note on the phone', list(received));
  }
  return { agent, customer };
}

function fieldOf(contact: object | undefined, field: string): unknown {
  const [first = '', second] = field.split(/\.(.*)/);
  const value = (contact as Record<string, unknown> | undefined)?.[first];
  return second === undefined ? value : (value as Record<string, unknown> | undefined)?.[second];
}
