import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import { browserEnvironment } from '../../src/browser/environment.js';
import { forgetAccount } from '../../src/browser/forget-account.js';
import { IndexedStorage } from '../../src/browser/indexed-storage.js';
import { memoryStorage } from '../../src/browser/memory-storage.js';
import type { Draft } from '../../src/domain/draft.js';
import type { InboxStorage } from '../../src/domain/ports.js';
import type { VoiceDraft } from '../../src/domain/voice.js';
import { entryRow, START } from '../support/rows.js';

let count = 0;
const freshName = (): string => `test-storage-${(count += 1)}-${crypto.randomUUID()}`;
const silent = (): void => undefined;

const draft = (change: Partial<Draft> = {}): Draft => ({
  conversationId: 'c1',
  text: 'olá',
  files: [],
  savedAt: START,
  ...change,
});

const file = (text: string, type = 'image/png'): Blob => new Blob([text], { type });

const kinds: [string, () => Promise<InboxStorage>][] = [
  ['IndexedDB', () => IndexedStorage.open(freshName(), silent)],
  ['memory', async () => memoryStorage()],
];

for (const [kind, open] of kinds) {
  describe(`storage in ${kind}`, () => {
    it('gives back entries as they were, with their files', async () => {
      const storage = await open();
      const text = entryRow('k1', { state: 'failed', error: { code: 'undeliverable' } });
      const photo = entryRow('k2', {
        content: { kind: 'image', attachment: '', caption: 'x' },
        file: { blob: file('png!'), name: 'a.png' },
      });
      await storage.putOutbox(text);
      await storage.putOutbox(photo);
      const [one, two] = (await storage.outbox()).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(one).to.deep.equal(text);
      expect(two!.file!.name).to.equal('a.png');
      expect(two!.file!.blob.type).to.equal('image/png');
      expect(await two!.file!.blob.text()).to.equal('png!');
      await storage.putOutbox({ ...two!, state: 'failed' });
      expect(
        await (await storage.outbox())[1]!.file!.blob.text(),
        'a change keeps the file',
      ).to.equal('png!');
      await storage.deleteOutbox('k2');
      await storage.deleteOutbox('unknown');
      expect((await storage.outbox()).map(({ id }) => id)).to.deep.equal(['k1']);
      storage.close();
    });

    it('lets one taker have an entry, and only one that waits', async () => {
      const storage = await open();
      await storage.putOutbox(entryRow('k1'));
      await storage.putOutbox(entryRow('k2', { state: 'failed' }));
      await storage.putOutbox(entryRow('k3', { state: 'uploading' }));
      expect(await Promise.all([1, 2, 3].map(() => storage.claimOutbox('k1')))).to.deep.equal([
        true,
        false,
        false,
      ]);
      expect(await storage.claimOutbox('k2')).to.equal(false);
      expect(await storage.claimOutbox('k3')).to.equal(true);
      expect(await storage.claimOutbox('unknown')).to.equal(false);
      expect((await storage.outbox()).map(({ state }) => state)).to.deep.equal([
        'sending',
        'failed',
        'sending',
      ]);
      storage.close();
    });

    it('keeps a file as it was chosen, and then what came of it', async () => {
      const storage = await open();
      const one = { id: 'f', name: 'a.webp', caption: '', blob: file('chosen', 'image/webp') };
      const note = { code: 'converted', is: 'JPG' } as const;
      const fitted = { ...one, name: 'a.jpg', note, blob: file('fitted', 'image/jpeg'), width: 4 };
      await storage.putDraft(draft({ files: [{ ...one, preparing: true as const }] }));
      const [before] = (await storage.drafts())[0]!.files;
      expect(before).to.include({ name: 'a.webp', preparing: true });
      expect(await before!.blob!.text()).to.equal('chosen');
      await storage.putDraft(draft({ files: [fitted] }));
      const [after] = (await storage.drafts())[0]!.files;
      expect(after).to.deep.include({ name: 'a.jpg', note, width: 4 });
      expect(after).not.to.have.property('preparing');
      expect(await after!.blob!.text()).to.equal('fitted');
      storage.close();
    });

    it('keeps a recording with its draft, as it was made and as it leaves', async () => {
      const storage = await open();
      const raw: VoiceDraft = {
        id: 'v1',
        blob: file('as it was', 'audio/webm'),
        durationMs: 4200,
        waveform: [0.1, 0.8],
        form: 'raw',
      };
      const blob = file('OggS', 'audio/ogg; codecs=opus');
      const note: VoiceDraft = { ...raw, blob, form: 'voice' };
      await storage.putDraft(draft({ text: '', voice: raw }));
      expect(await (await storage.drafts())[0]!.voice!.blob.text()).to.equal('as it was');
      await storage.putDraft(draft({ text: '', voice: note }));
      const { voice } = (await storage.drafts())[0]!;
      expect(voice).to.deep.include({ durationMs: 4200, waveform: [0.1, 0.8], form: 'voice' });
      expect(await voice!.blob.text()).to.equal('OggS');
      expect(voice!.blob.type).to.equal('audio/ogg; codecs=opus');
      await storage.putDraft(draft());
      expect((await storage.drafts())[0]).to.not.have.property('voice');
      storage.close();
    });

    it('keeps where a message did not arrive', async () => {
      const storage = await open();
      for (const id of ['c1', 'c2', 'c1']) await storage.putUndelivered(id);
      await storage.deleteUndelivered('c2');
      await storage.deleteUndelivered('unknown');
      expect(await storage.undelivered()).to.deep.equal(['c1']);
      storage.close();
    });

    it('keeps one draft for each conversation, with its files in order', async () => {
      const storage = await open();
      const [a, b] = [
        { id: 'a', name: 'a.png', caption: '', blob: file('a') },
        { id: 'b', name: 'b.png', caption: 'dois', blob: file('b') },
      ];
      const sound = { durationMs: 900, waveform: [0.5], voice: true };
      const c = { id: 'c', name: 'c.ogg', caption: '', blob: file('c'), sound };
      const media = {
        id: 'm',
        name: 'catalogo.pdf',
        caption: '',
        media: { id: 'cat', mime: 'application/pdf' },
      };
      await storage.putDraft(draft({ files: [a, b], replyTo: 'm1' }));
      await storage.putDraft(draft({ conversationId: 'c2', text: 'outra' }));
      await storage.putDraft(draft({ text: 'mudou', files: [b, a, media, c] }));
      const [first, second] = await storage.drafts();
      expect(second!.text).to.equal('outra');
      expect(first!.text).to.equal('mudou');
      expect(first!.replyTo).to.equal(undefined);
      expect(first!.files.map(({ name, caption }) => [name, caption])).to.deep.equal([
        ['b.png', 'dois'],
        ['a.png', ''],
        ['catalogo.pdf', ''],
        ['c.ogg', ''],
      ]);
      expect(first!.files[3]).to.have.property('sound').deep.equal(sound);
      expect(await first!.files[0]!.blob!.text()).to.equal('b');
      await storage.putDraft(draft({ files: [b] }));
      await storage.deleteDraft('c2');
      const left = await storage.drafts();
      expect(left).to.have.length(1);
      expect(left[0]!.files.map(({ id }) => id)).to.deep.equal(['b']);
      storage.close();
    });
  });
}

describe('storage in IndexedDB', () => {
  it('is still there for the next page', async () => {
    const name = freshName();
    const before = await IndexedStorage.open(name, silent);
    await before.putOutbox(
      entryRow('k1', {
        file: { blob: file('x'), name: 'x' },
        content: { kind: 'image', attachment: '' },
      }),
    );
    await before.putDraft(draft({ files: [{ id: 'f', name: 'f', caption: '', blob: file('f') }] }));
    before.close();
    const after = await IndexedStorage.open(name, silent);
    expect(await (await after.outbox())[0]!.file!.blob.text()).to.equal('x');
    expect(await (await after.drafts())[0]!.files[0]!.blob!.text()).to.equal('f');
    after.close();
  });

  it('keeps no file that belongs to nothing any more', async () => {
    const name = freshName();
    const storage = await IndexedStorage.open(name, silent);
    const db = await openDB(name);
    const owners = async () =>
      (await db.getAll('files')).map((row: { owner: string }) => row.owner);
    const photo = { blob: file('x'), name: 'x' };
    const [a, b] = ['a', 'b'].map((id) => ({ id, name: id, caption: '', blob: file(id) }));
    const blob = file('OggS', 'audio/ogg');
    const voice: VoiceDraft = { id: 'v', blob, durationMs: 1, waveform: [], form: 'voice' };
    await storage.putOutbox(entryRow('k1', { file: photo }));
    await storage.putOutbox(entryRow('k2', { file: photo }));
    await storage.putDraft(draft({ files: [a!, b!], voice }));
    expect(await owners()).to.have.length(5);
    await storage.deleteOutbox('k1');
    expect(await owners()).not.to.include('outbox:k1');
    await storage.putDraft(draft({ files: [b!] }));
    expect((await owners()).filter((owner) => owner.startsWith('draft'))).to.have.length(1);
    await storage.deleteDraft('c1');
    expect(await owners()).to.deep.equal(['outbox:k2']);
    db.close();
    storage.close();
  });

  it('tells other tabs of every change of the outbox, and not its own', async () => {
    const name = freshName();
    const [one, two] = await Promise.all([
      IndexedStorage.open(name, silent),
      IndexedStorage.open(name, silent),
    ]);
    let heard = 0;
    let own = 0;
    let wake = silent;
    two.watch(() => {
      heard += 1;
      wake();
    });
    one.watch(() => (own += 1));
    const next = (): Promise<void> => new Promise((resolve) => (wake = resolve));
    for (const change of [
      () => one.putOutbox(entryRow('k1')),
      () => one.claimOutbox('k1'),
      () => one.deleteOutbox('k1'),
    ]) {
      const told = next();
      await change();
      await told;
    }
    expect(heard).to.equal(3);
    await one.deleteOutbox('k1');
    const told = next();
    await one.putOutbox(entryRow('k2'));
    await told;
    expect(heard, 'nothing is told of a delete that deleted nothing').to.equal(4);
    expect(own).to.equal(0);
    one.close();
    two.close();
  });

  it('believes no list of conversations that is none', async () => {
    const name = freshName();
    const storage = await IndexedStorage.open(name, silent);
    await storage.putUndelivered('c1');
    expect(await (await IndexedStorage.open(name, silent)).undelivered()).to.deep.equal(['c1']);
    for (const value of ['{', '{"a":1}', '[1,"c2"]']) {
      localStorage.setItem(`${name}:undelivered`, value);
      expect(await storage.undelivered()).to.deep.equal(value === '[1,"c2"]' ? ['c2'] : []);
    }
    localStorage.removeItem(`${name}:undelivered`);
    storage.close();
  });

  it('tells other tabs of drafts', async () => {
    const name = freshName();
    const [one, two] = await Promise.all([
      IndexedStorage.open(name, silent),
      IndexedStorage.open(name, silent),
    ]);
    for (const change of [
      () => one.putDraft(draft()),
      () => one.putDraft(draft({ files: [{ id: 'f', name: 'a', caption: '', blob: file('a') }] })),
      () => one.deleteDraft('c1'),
    ]) {
      const told = new Promise((resolve) => two.watch(resolve));
      await change();
      expect(await told).to.equal('drafts');
    }
    one.close();
    two.close();
  });

  it('tells other tabs of what was being written when it was closed', async () => {
    const name = freshName();
    const reports: unknown[] = [];
    const here = await IndexedStorage.open(name, (error) => reports.push(error));
    const there = await IndexedStorage.open(name, silent);
    const heard = new Promise((resolve) => there.watch(resolve));
    const written = here.putDraft(draft({ text: 'até a última letra' }));
    here.close();
    await written;
    expect(await heard).to.equal('drafts');
    expect((await there.drafts())[0]!.text).to.equal('até a última letra');
    expect(reports).to.deep.equal([]);
    there.close();
  });

  it('of an account is forgotten when she signs out, in all tabs', async () => {
    const agent = crypto.randomUUID();
    const name = `chat-inbox:fake:${agent}`;
    const [one, two] = await Promise.all([
      IndexedStorage.open(name, silent),
      IndexedStorage.open(name, silent),
    ]);
    await one.putDraft(draft({ text: 'canário' }));
    await one.putOutbox(entryRow('k1', { file: { blob: file('canário'), name: 'a.png' } }));
    const told = [one, two].map(
      (tab) =>
        new Promise<void>((resolve) => tab.watch((what) => what === 'forgotten' && resolve())),
    );
    await one.putUndelivered('c1');
    await forgetAccount('fake', agent);
    await Promise.all(told);
    expect((await indexedDB.databases()).map((each) => each.name)).not.to.include(name);
    one.close();
    two.close();
    const again = await IndexedStorage.open(name, silent);
    expect([...(await again.drafts()), ...(await again.outbox())]).to.deep.equal([]);
    expect(await again.undelivered()).to.deep.equal([]);
    again.close();
  });

  it('leaves out and reports rows that cannot be read, and keeps the rest', async () => {
    const name = freshName();
    const reports: unknown[] = [];
    const storage = await IndexedStorage.open(name, (error) => reports.push(error));
    await storage.putOutbox(entryRow('k1'));
    await storage.putDraft(draft());
    const db = await openDB(name);
    await db.put('outbox', { id: 'bad', state: 'flying' });
    await db.put('drafts', { conversationId: 'c9', text: 5 });
    db.close();
    expect((await storage.outbox()).map(({ id }) => id)).to.deep.equal(['k1']);
    expect((await storage.drafts()).map(({ text }) => text)).to.deep.equal(['olá']);
    expect(reports).to.have.length(2);
    storage.close();
  });

  it('keeps the text of a draft whose recording cannot be read', async () => {
    const name = freshName();
    const storage = await IndexedStorage.open(name, silent);
    const blob = file('x');
    const voice: VoiceDraft = { id: 'v', blob, durationMs: 1, waveform: [], form: 'raw' };
    const db = await openDB(name);
    const broken: unknown[] = [
      null,
      5,
      { ...voice, id: 5 },
      { ...voice, durationMs: 'long' },
      { ...voice, waveform: ['loud'] },
      { ...voice, form: 'tape' },
      { ...voice, id: 'lost' },
    ];
    for (const bad of broken) {
      await storage.putDraft(draft({ voice }));
      await db.put('drafts', { ...draft(), voice: bad });
      expect(await storage.drafts(), JSON.stringify(bad)).to.deep.equal([draft()]);
    }
    db.close();
    storage.close();
  });

  it('says that a message cannot leave when its file is lost', async () => {
    const name = freshName();
    const storage = await IndexedStorage.open(name, silent);
    await storage.putOutbox(
      entryRow('k1', {
        file: { blob: file('x'), name: 'x' },
        content: { kind: 'image', attachment: '' },
      }),
    );
    const db = await openDB(name);
    await db.clear('files');
    db.close();
    expect((await storage.outbox())[0]).to.deep.include({
      state: 'failed',
      error: { code: 'file_lost' },
    });
    storage.close();
  });

  it('makes way for a newer version in another tab', async () => {
    const name = freshName();
    const storage = await IndexedStorage.open(name, silent);
    const newer = await openDB(name, 2);
    newer.close();
    let refused: unknown;
    await storage.putOutbox(entryRow('k1')).catch((error: unknown) => (refused = error));
    expect(refused, 'nothing is called safe that is not').to.be.instanceOf(DOMException);
    storage.close();
  });

  it('goes on after the browser has closed the database', async () => {
    const name = freshName();
    const storage = await IndexedStorage.open(name, silent);
    await storage.putOutbox(entryRow('k1'));
    // A second opener that wants to delete makes the first one close.
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = () => resolve();
      deleting.onerror = () => reject(new Error('not deleted'));
    });
    await storage.putOutbox(entryRow('k2'));
    expect((await storage.outbox()).map(({ id }) => id)).to.deep.equal(['k2']);
    storage.close();
  });
});

describe('opening storage', () => {
  const factory = IDBFactory.prototype;
  const open = Object.getOwnPropertyDescriptor(factory, 'open')!;
  afterEach(() => {
    Object.defineProperty(factory, 'open', open);
  });

  it('gives every account a database of its own', async () => {
    const environment = browserEnvironment(silent);
    const [a, b] = [`a-${freshName()}`, `b-${freshName()}`];
    const one = await environment.openStorage(a);
    await one.putOutbox(entryRow('k1'));
    const two = await environment.openStorage(b);
    expect(one.kind).to.equal('durable');
    expect(await two.outbox()).to.deep.equal([]);
    one.close();
    two.close();
  });

  for (const [name, broken] of [
    [
      'is forbidden',
      () => {
        throw new DOMException('denied', 'SecurityError');
      },
    ],
    [
      'fails',
      () => {
        const request = {
          addEventListener: (type: string, fn: () => void) =>
            type === 'error' && queueMicrotask(fn),
          removeEventListener: silent,
          error: new DOMException('broken', 'UnknownError'),
        };
        return request as unknown as IDBOpenDBRequest;
      },
    ],
  ] as const) {
    it(`falls back to memory when it ${name}, and says so`, async () => {
      const reports: unknown[] = [];
      factory.open = broken;
      const storage = await browserEnvironment((error) => reports.push(error)).openStorage('a');
      expect(storage.kind).to.equal('memory');
      expect(reports).to.have.length(1);
    });
  }

  it('falls back to memory when a newer version has been here', async () => {
    const account = freshName();
    (await openDB(`chat-inbox:${account}`, 7)).close();
    const storage = await browserEnvironment(silent).openStorage(account);
    expect(storage.kind).to.equal('memory');
  });
});
