import { expect } from '@open-wc/testing';
import type { Media } from '../../src/domain/message.js';
import type { Template } from '../../src/domain/template.js';
// Loaded on first use: here before the clock is in the test's hands.
import '../../src/domain/template-slots.js';
import { FakeBackend } from '../support/fake-backend.js';
import { prepared } from '../support/prepared.js';
import { conversationRow, HOUR, messageRow, START } from '../support/rows.js';
import { fileOf } from '../support/samples.js';
import { onScreen, openTab, type Tab } from '../support/tab.js';
import { World } from '../support/world.js';

const begin = async (row = conversationRow()) => {
  const world = new World(START);
  const backend = new FakeBackend({
    now: () => world.clock.now(),
    conversations: [row, conversationRow('c2')],
    messages: [messageRow(1)],
  });
  const tab = await openTab(world, backend.adapter, { open: 'c1' });
  const send = async (
    ...events: Parameters<ReturnType<typeof onScreen>['composer']['send']>[0][]
  ) => {
    for (const event of events) onScreen(tab).composer.send(event);
    await world.clock.pass(0);
    await prepared(tab.store);
  };
  return { world, backend, tab, send };
};

const look = (tab: Tab) => onScreen(tab).composer.getSnapshot();
const draft = (tab: Tab, id = 'c1') => tab.store.drafts.get(id);
const sent = (backend: FakeBackend) =>
  backend.executed.flatMap((command) => (command.type === 'send' ? [command.content] : []));
const png = (name = 'a.png', bytes?: number) => fileOf(name, 'image/png', bytes);

const TEMPLATE: Template = {
  id: 't1',
  name: 'retomar',
  language: 'pt_BR',
  body: 'Olá, {{1}}!',
};

describe('the draft', () => {
  it('belongs to its conversation, and is there again after leaving it', async () => {
    const { world, tab, send } = await begin();
    await send({ type: 'draft.changed', text: 'para c1' });
    tab.actor.send({ type: 'conversation.open', conversationId: 'c2' });
    await world.clock.pass(0);
    expect(draft(tab, 'c2')).to.equal(undefined);
    await send({ type: 'draft.changed', text: 'para c2' });
    tab.actor.send({ type: 'conversation.open', conversationId: 'c1' });
    expect(draft(tab)!.text).to.equal('para c1');
    expect(draft(tab, 'c2')!.text).to.equal('para c2');
    tab.dispose();
  });

  it('is stored at once when the conversation is left', async () => {
    const { world, tab, send } = await begin();
    await send({ type: 'draft.changed', text: 'meio' });
    expect(world.rows().drafts.size).to.equal(0);
    tab.actor.send({ type: 'conversation.leave' });
    expect(world.rows().drafts.get('c1')!.text).to.equal('meio');
    tab.dispose();
  });

  it('is stored at once when the page is hidden or goes', async () => {
    const { world, tab, send } = await begin();
    await send({ type: 'draft.changed', text: 'meio' });
    world.connectivity.wake();
    expect(world.rows().drafts.get('c1')!.text).to.equal('meio');
    tab.dispose();
  });

  it('comes back after a reload, with files and the quoted message', async () => {
    const { world, backend, tab, send } = await begin();
    await send(
      { type: 'draft.changed', text: 'oi' },
      { type: 'reply.to', messageId: 'm1' },
      { type: 'files.add', files: [png()] },
    );
    tab.dispose();
    await world.clock.pass(0);
    const again = await openTab(world, backend.adapter);
    expect(draft(again)).to.deep.include({ text: 'oi', replyTo: 'm1' });
    expect(draft(again)!.files[0]).to.include({ name: 'a.png', caption: '' });
    again.dispose();
  });

  it('keeps its files in order, with captions, and lets them go', async () => {
    const { tab, send } = await begin();
    await send({ type: 'files.add', files: [png('a.png'), png('b.png'), png('c.png')] });
    const [a, b, c] = draft(tab)!.files.map(({ id }) => id) as [string, string, string];
    await send(
      { type: 'file.move', id: a, by: 1 },
      { type: 'file.move', id: c, by: 1 },
      { type: 'file.caption', id: b, caption: 'olha' },
      { type: 'file.remove', id: c },
    );
    expect(draft(tab)!.files.map(({ name, caption }) => [name, caption])).to.deep.equal([
      ['b.png', 'olha'],
      ['a.png', ''],
    ]);
    await send({ type: 'file.remove', id: a }, { type: 'file.remove', id: b });
    expect(draft(tab), 'an empty draft is no draft').to.equal(undefined);
    tab.dispose();
  });

  it('refuses files the channel would refuse, and says why', async () => {
    const { tab, send } = await begin();
    const files = [
      png(),
      png('vazio.png', 0),
      png('grande.png', 5_000_001),
      fileOf('a.exe', 'application/x-msdownload'),
    ];
    await send({ type: 'files.add', files });
    expect(draft(tab)!.files.map(({ name }) => name)).to.deep.equal(['a.png']);
    // Each as soon as its bytes are read.
    expect(look(tab).context.refusals).to.have.deep.members([
      { name: 'vazio.png', reason: 'empty' },
      { name: 'grande.png', reason: 'too_large', maxBytes: 5_000_000 },
      { name: 'a.exe', reason: 'type' },
    ]);
    await send({ type: 'refusals.dismiss' });
    expect(look(tab).context.refusals).to.deep.equal([]);
    tab.dispose();
  });

  it('knows a file by its name when the browser does not', async () => {
    const { tab, send } = await begin();
    await send({ type: 'files.add', files: [new File(['%PDF-1.7'], 'nota.pdf')] });
    expect(draft(tab)!.files[0]!.blob!.type).to.equal('application/pdf');
    tab.dispose();
  });
});

describe('sending', () => {
  it('says of a sound what is known of it, on its bubble and to the backend', async () => {
    const { backend, tab, send } = await begin();
    const blob = new Blob(['x'], { type: 'audio/ogg; codecs=opus' });
    const sound = { durationMs: 1500.4, waveform: [0.123, 1], voice: true };
    const file = { id: 'f', blob, name: 'voz.ogg', caption: '', sound };
    const row = { conversationId: 'c1', text: '', files: [file], savedAt: START };
    let release = (): void => undefined;
    backend.rules.upload = () => new Promise<void>((resolve) => (release = resolve));
    tab.store.drafts.set(row);
    await send({ type: 'submit' });
    const measured = { durationMs: 1500, waveform: [0.12, 1], voice: true };
    const echo = tab.store.threads.items('c1').at(-1)?.message.content;
    expect(echo).to.have.property('media').that.deep.includes(measured);
    release();
    await send();
    expect(sent(backend)[0]).to.deep.include({ kind: 'audio', name: 'voz.ogg', ...measured });
    tab.dispose();
  });

  it('sends the files, then the text, and empties the draft', async () => {
    const { world, backend, tab, send } = await begin();
    await send({ type: 'files.add', files: [png('a.png'), png('b.png')] });
    await send({ type: 'file.caption', id: draft(tab)!.files[1]!.id, caption: 'dois' });
    await send(
      { type: 'draft.changed', text: ' e aí? ' },
      { type: 'reply.to', messageId: 'm1' },
      { type: 'submit' },
    );
    await world.clock.pass(0);
    expect(
      sent(backend).map((content) => [
        content.kind,
        'caption' in content ? content.caption : 'text' in content && content.text,
      ]),
    ).to.deep.equal(
      [
        ['image', undefined],
        ['image', 'dois'],
        ['text', 'e aí?'],
      ].map(([kind, text]) => [kind, text ?? false]),
    );
    expect(
      backend.executed.map((command) => 'replyTo' in command && command.replyTo),
    ).to.deep.equal(['m1', false, false]);
    expect(draft(tab)).to.equal(undefined);
    tab.dispose();
  });

  it('sends once however often it is pressed', async () => {
    const { backend, tab, send } = await begin();
    await send(
      { type: 'draft.changed', text: 'oi' },
      { type: 'submit' },
      { type: 'submit' },
      { type: 'submit' },
    );
    expect(sent(backend)).to.deep.equal([{ kind: 'text', text: 'oi' }]);
    tab.dispose();
  });

  it('keeps what was typed while it was being stored', async () => {
    const { backend, tab, send } = await begin();
    await send(
      { type: 'draft.changed', text: 'oi' },
      { type: 'submit' },
      { type: 'draft.changed', text: 'oi tudo bem' },
    );
    expect(sent(backend)).to.deep.equal([{ kind: 'text', text: 'oi' }]);
    expect(draft(tab)!.text).to.equal(' tudo bem');
    tab.dispose();
  });

  it('gives the text back when it could not be stored', async () => {
    const { world, backend, tab, send } = await begin();
    world.rows().broken = new DOMException('full', 'QuotaExceededError');
    await send({ type: 'draft.changed', text: 'oi' }, { type: 'submit' });
    expect(look(tab).value).to.equal('writing');
    expect(look(tab).context.error).to.equal('not_saved');
    expect(draft(tab)!.text).to.equal('oi');
    expect(tab.store.threads.items('c1')).to.have.length(1);
    world.rows().broken = undefined;
    await send({ type: 'submit' });
    expect(look(tab).context.error).to.equal(undefined);
    expect(sent(backend)).to.have.length(1);
    tab.dispose();
  });

  it('keeps of several files only those that could not be stored', async () => {
    const { world, tab, send } = await begin();
    await send({ type: 'files.add', files: [png('a.png'), png('b.png')] });
    let writes = 0;
    tab.store.outbox.watchAll(
      () => (writes += 1) === 1 && (world.rows().broken = new Error('full')),
    );
    await send({ type: 'submit' });
    expect(draft(tab)!.files.map(({ name }) => name)).to.deep.equal(['b.png']);
    tab.dispose();
  });

  for (const [name, row, text] of [
    ['nothing', conversationRow(), '  \n '],
    ['a text that is too long', conversationRow(), 'x'.repeat(4097)],
    ['outside the window', conversationRow('c1', { reply: { mode: 'template' } }), 'oi'],
    [
      'in a conversation of nobody',
      conversationRow('c1', { reply: { mode: 'none', why: 'unclaimed' } }),
      'oi',
    ],
  ] as const) {
    it(`does not send ${name}`, async () => {
      const { backend, tab, send } = await begin(row);
      await send({ type: 'draft.changed', text }, { type: 'submit' });
      expect(sent(backend)).to.deep.equal([]);
      expect(draft(tab)!.text).to.equal(text);
      tab.dispose();
    });
  }

  it('sends 4,096 characters', async () => {
    const { backend, tab, send } = await begin();
    await send({ type: 'draft.changed', text: 'x'.repeat(4096) }, { type: 'submit' });
    expect(sent(backend)).to.have.length(1);
    tab.dispose();
  });

  it('shows what a reply quotes while it is on its way', async () => {
    const { backend, tab, send } = await begin();
    backend.rules.send = 'hang';
    await send(
      { type: 'draft.changed', text: 'sim' },
      { type: 'reply.to', messageId: 'm1' },
      { type: 'submit' },
    );
    const { message } = tab.store.threads.items('c1').at(-1)!;
    expect(message.quote).to.deep.equal({
      text: 'mensagem 1',
      kind: 'text',
      direction: 'in',
      name: 'Mariana Costa',
    });
    tab.dispose();
  });
});

describe('a template', () => {
  const closed = conversationRow('c1', {
    reply: { mode: 'template' },
    lastInboundAt: START - 25 * HOUR,
  });

  it('goes out when the window is closed, keeps the draft, and locks until the answer', async () => {
    const { world, backend, tab, send } = await begin(closed);
    await send({ type: 'draft.changed', text: 'rascunho' });
    const submit = {
      type: 'template.submit',
      template: TEMPLATE,
      params: { 'body:1': 'Ana' },
    } as const;
    await send(submit);
    expect(sent(backend)).to.deep.equal([
      { kind: 'template', templateId: 't1', language: 'pt_BR', params: { 'body:1': 'Ana' } },
    ]);
    expect(tab.store.windowOf('c1')!.state).to.equal('waiting');
    await send(submit, { type: 'submit' });
    expect(sent(backend), 'nothing more may go').to.have.length(1);
    expect(draft(tab)!.text).to.equal('rascunho');
    backend.put('c1', { lastInboundAt: START, reply: { mode: 'free', until: START + 24 * HOUR } });
    await world.clock.pass(0);
    await send({ type: 'submit' });
    expect(sent(backend)[1]).to.deep.equal({ kind: 'text', text: 'rascunho' });
    tab.dispose();
  });

  it('locks from the moment it waits to leave', async () => {
    const { backend, tab, send } = await begin(closed);
    backend.rules.send = 'hang';
    const submit = {
      type: 'template.submit',
      template: TEMPLATE,
      params: { 'body:1': 'Ana' },
    } as const;
    await send(submit);
    await send(submit);
    expect(tab.store.outbox.size).to.equal(1);
    expect(onScreen(tab).conversation.getSnapshot().value).to.include({ window: 'waiting' });
    expect(tab.store.threads.items('c1').at(-1)!.message.content).to.deep.include({
      kind: 'template',
      text: 'Olá, Ana!',
    });
    tab.dispose();
  });

  it('carries the media of its header', async () => {
    const { backend, tab, send } = await begin(closed);
    await send({
      type: 'template.submit',
      template: { ...TEMPLATE, header: { kind: 'image' } },
      params: {},
      file: png(),
    });
    expect(backend.uploads[0]!.name).to.equal('a.png');
    expect(sent(backend)[0]).to.include({ attachment: `file-${backend.uploads[0]!.id}` });
    tab.dispose();
  });
});

describe('a quick reply', () => {
  const media = (mime: string): Media => ({ id: 'pic', mime, name: 'x' });

  it('sends its media with the words below it', async () => {
    const { backend, tab, send } = await begin();
    await send(
      { type: 'media.add', media: media('image/png'), caption: 'veja' },
      { type: 'submit' },
    );
    expect(sent(backend)).to.deep.equal([
      { kind: 'image', attachment: 'pic', caption: 'veja', name: 'x' },
    ]);
    expect(backend.uploads).to.deep.equal([]);
    tab.dispose();
  });

  it('sends a voice note as one, with its length and its waveform', async () => {
    const { backend, tab, send } = await begin();
    const sound = { durationMs: 1500, waveform: [0.25, 1], voice: true };
    await send(
      { type: 'media.add', media: { ...media('audio/ogg'), ...sound }, caption: '' },
      { type: 'submit' },
    );
    expect(sent(backend)).to.deep.equal([
      { kind: 'audio', attachment: 'pic', name: 'x', ...sound },
    ]);
    tab.dispose();
  });

  it('sends the words apart where there can be no caption', async () => {
    const { world, backend, tab, send } = await begin();
    await send(
      { type: 'media.add', media: media('audio/ogg'), caption: 'ouça' },
      { type: 'submit' },
    );
    await world.clock.pass(0);
    expect(
      sent(backend).map((content) => [content.kind, 'text' in content && content.text]),
    ).to.deep.equal([
      ['audio', false],
      ['text', 'ouça'],
    ]);
    tab.dispose();
  });

  it('goes beside the draft as an answer, with what it answers to', async () => {
    const { backend, tab, send } = await begin();
    const replyTo = messageRow(1).id;
    await send({ type: 'message.submit', text: 'de novo', replyTo });
    expect(backend.executed.at(-1)).to.include({ type: 'send', replyTo });
    tab.dispose();
  });

  it('goes beside the draft when it is words alone', async () => {
    const { backend, tab, send } = await begin();
    await send(
      { type: 'draft.changed', text: 'rascunho' },
      { type: 'message.submit', text: 'só texto' },
    );
    expect(sent(backend)).to.deep.equal([{ kind: 'text', text: 'só texto' }]);
    expect(draft(tab)!.text).to.equal('rascunho');
    tab.dispose();
  });
});
