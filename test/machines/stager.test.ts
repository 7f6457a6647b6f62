import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createActor } from 'xstate';
import { MAX_FILES } from '../../src/domain/attachment.js';
import { ImageError, type FittedImage, type MediaTools } from '../../src/domain/media-tools.js';
import { composerMachine } from '../../src/machines/composer.machine.js';
import { once } from '../../src/machines/once.js';
import { loadOutgoing, loadStaging, stagerActor } from '../../src/machines/stager.actor.js';
import { livePorts } from '../support/ports.js';
import { prepared } from '../support/prepared.js';
import { conversationRow, START } from '../support/rows.js';
import { fileOf } from '../support/samples.js';
import { turn, World } from '../support/world.js';

const png = (name: string) => fileOf(name, 'image/png');

/** What fits pictures, in the test's hands: each waits until it is answered by name. */
class Fitter {
  readonly waiting = new Map<string, (answer: FittedImage | Error) => void>();

  fitImage: MediaTools['fitImage'] = (picture) =>
    new Promise((resolve, reject) => {
      this.waiting.set((picture as File).name, (answer) =>
        answer instanceof Error ? reject(answer) : resolve(answer),
      );
    });

  answer(name: string, type = 'image/jpeg'): void {
    this.#take(name)({ blob: new Blob([name], { type }), width: 4, height: 3 });
  }

  fail(name: string, error: Error): void {
    this.#take(name)(error);
  }

  #take(name: string): (answer: FittedImage | Error) => void {
    const answer = this.waiting.get(name)!;
    this.waiting.delete(name);
    return answer;
  }

  /** Waits until a picture has come. */
  async has(name: string): Promise<void> {
    while (!this.waiting.has(name)) await turn();
  }
}

/** A composer whose rules for files come only when `load` has brought them. */
const begin = async (load: typeof loadStaging = loadStaging, fitter?: Fitter) => {
  await Promise.all([loadOutgoing(), loadStaging()]);
  const { ports: live, backend } = await livePorts(new World(START), {
    conversations: [conversationRow('c1')],
  });
  const reports: unknown[] = [];
  const report = (error: unknown) => void reports.push(error);
  const media = fitter as unknown as MediaTools;
  const environment = { ...live.environment, ...(fitter && { media }) };
  const ports = { ...live, report, environment };
  const machine = composerMachine.provide({ actors: { stager: stagerActor(once(load)) } });
  /** Opens the conversation, again. */
  const open = async () => {
    const actor = createActor(machine, { input: { ports, conversationId: 'c1' } }).start();
    await turn();
    return actor;
  };
  const files = () => ports.store.drafts.get('c1')?.files ?? [];
  const names = () => files().map(({ name }) => name);
  const done = () => files().flatMap((file) => ('preparing' in file ? [] : [file.name]));
  return { actor: await open(), backend, done, files, names, open, ports, reports };
};

describe('files that are added', () => {
  it('wait for the rules, in order, and stand in the draft even when the conversation has been left', async () => {
    let arrive = (): void => undefined;
    const gate = new Promise<void>((resolve) => (arrive = resolve));
    const { actor, names, done, open, ports } = await begin(() => gate.then(loadStaging));
    actor.send({ type: 'files.add', files: [png('a.png')] });
    actor.send({ type: 'files.add', files: [png('b.png'), png('c.png')] });
    await turn();
    expect(names()).to.deep.equal([]);
    actor.stop();
    arrive();
    await turn();
    expect(names()).to.deep.equal(['a.png', 'b.png', 'c.png']);
    expect(done()).to.deep.equal([]);
    const again = await open();
    await prepared(ports.store);
    expect(done()).to.deep.equal(['a.png', 'b.png', 'c.png']);
    again.stop();
  });

  it('are refused in words when the rules cannot be loaded, and taken at the next try', async () => {
    let tries = 0;
    const { actor, names, reports } = await begin(() =>
      (tries += 1) < 3 ? Promise.reject(new Error('gone')) : loadStaging(),
    );
    actor.send({ type: 'files.add', files: [png('a.png')] });
    await turn();
    expect(actor.getSnapshot().context.refusals).to.deep.equal([
      { name: 'a.png', reason: 'unchecked' },
    ]);
    expect(reports.map(String)).to.deep.equal(['Error: gone', 'Error: gone']);
    actor.send({ type: 'files.add', files: [png('a.png')] });
    await turn();
    expect(actor.getSnapshot().context.refusals).to.deep.equal([]);
    expect(names()).to.deep.equal(['a.png']);
    actor.stop();
  });

  it('that come after Enter are not part of what was sent', async () => {
    const { actor, names, ports } = await begin();
    actor.send({ type: 'draft.changed', text: 'oi' });
    actor.send({ type: 'files.add', files: [png('a.png')] });
    actor.send({ type: 'submit' });
    await prepared(ports.store);
    expect([...ports.store.outbox.values()].map(({ content }) => content.kind)).to.deep.equal([
      'text',
    ]);
    expect(names()).to.deep.equal(['a.png']);
    actor.stop();
  });

  it('are as many as one draft holds, and the rest is said once', async () => {
    const { actor, names } = await begin();
    const many = Array.from({ length: 500 }, (_, at) => png(`${at}.png`));
    actor.send({ type: 'files.add', files: many.slice(0, 10) });
    actor.send({ type: 'files.add', files: many.slice(10) });
    await turn();
    expect(names()).to.deep.equal(many.slice(0, MAX_FILES).map(({ name }) => name));
    expect(actor.getSnapshot().context.refusals).to.deep.equal([{ name: '', reason: 'too_many' }]);
    actor.stop();
  });

  it('are refused one by one, and all of it can be read', async () => {
    const { actor, done, ports } = await begin();
    actor.send({
      type: 'files.add',
      files: [
        new File([], 'vazio.pdf'),
        fileOf('a.zip', 'application/zip'),
        png('a.png'),
        new File(['<html>'], 'foto.jpg', { type: 'image/jpeg' }),
      ],
    });
    await prepared(ports.store);
    expect(actor.getSnapshot().context.refusals).to.deep.equal([
      { name: 'vazio.pdf', reason: 'empty' },
      { name: 'a.zip', reason: 'type' },
      { name: 'foto.jpg', reason: 'disguised' },
    ]);
    expect(done()).to.deep.equal(['a.png']);
    actor.stop();
  });

  it('that cannot be read are refused, and the reason is reported', async () => {
    const { actor, names, ports, reports } = await begin();
    const gone = png('sumiu.png');
    gone.slice = () => {
      throw new DOMException('moved', 'NotFoundError');
    };
    actor.send({ type: 'files.add', files: [gone] });
    await prepared(ports.store);
    expect(names()).to.deep.equal([]);
    expect(actor.getSnapshot().context.refusals).to.deep.equal([
      { name: 'sumiu.png', reason: 'unchecked' },
    ]);
    expect(reports.map(String)).to.deep.equal(['NotFoundError: moved']);
    actor.stop();
  });

  it('that may not arrive as meant leave only once the agent says so', async () => {
    const { actor, files, ports } = await begin();
    const odd = new File(['%PDF-1.7'], 'foto.jpg', { type: 'image/jpeg' });
    actor.send({ type: 'files.add', files: [odd] });
    await prepared(ports.store);
    const [file] = files();
    expect(file).to.deep.include({ name: 'foto.pdf', warning: { code: 'mismatch', is: 'PDF' } });
    actor.send({ type: 'submit' });
    await turn();
    expect(ports.store.outbox.size).to.equal(0);
    actor.send({ type: 'file.accept', id: file!.id });
    actor.send({ type: 'submit' });
    await turn();
    const [entry] = ports.store.outbox.values();
    expect(entry!.content).to.deep.include({ kind: 'document', name: 'foto.pdf' });
    actor.stop();
  });

  it('leave under a name that is safe wherever it arrives', async () => {
    const { actor, ports } = await begin();
    actor.send({ type: 'files.add', files: [fileOf('../a\u202Eb:c.pdf', 'application/pdf')] });
    await prepared(ports.store);
    actor.send({ type: 'submit' });
    await turn();
    const [entry] = ports.store.outbox.values();
    expect(entry!.file!.name).to.equal('ab_c.pdf');
    expect(entry!.content).to.include({ name: 'ab_c.pdf' });
    actor.stop();
  });
});

describe('pictures that are added', () => {
  const three = ['a.webp', 'b.webp', 'c.webp'].map((name) => fileOf(name, 'image/webp'));

  it('keep their order, however long each takes', async () => {
    const fitter = new Fitter();
    const { actor, done, files, names } = await begin(loadStaging, fitter);
    actor.send({ type: 'files.add', files: three });
    await fitter.has('b.webp');
    expect(names(), 'at once, by name').to.deep.equal(['a.webp', 'b.webp', 'c.webp']);
    fitter.answer('b.webp');
    await fitter.has('c.webp');
    expect(done()).to.deep.equal(['b.jpg']);
    fitter.answer('c.webp');
    fitter.answer('a.webp');
    await turn();
    expect(done()).to.deep.equal(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(files()[0]).to.deep.include({
      width: 4,
      height: 3,
      note: { code: 'converted', is: 'JPEG' },
    });
    actor.stop();
  });

  it('keep the order they were put in meanwhile, and their captions', async () => {
    const fitter = new Fitter();
    const { actor, files } = await begin(loadStaging, fitter);
    actor.send({ type: 'files.add', files: three.slice(0, 2) });
    await fitter.has('b.webp');
    const { id } = files()[0]!;
    actor.send({ type: 'file.move', id, by: 1 });
    actor.send({ type: 'file.caption', id, caption: 'o cinza' });
    fitter.answer('a.webp');
    fitter.answer('b.webp');
    await turn();
    expect(files().map(({ name, caption }) => [name, caption])).to.deep.equal([
      ['b.jpg', ''],
      ['a.jpg', 'o cinza'],
    ]);
    actor.stop();
  });

  it('that are taken away while they are prepared are gone', async () => {
    const fitter = new Fitter();
    const { actor, files, names } = await begin(loadStaging, fitter);
    actor.send({ type: 'files.add', files: three.slice(0, 2) });
    await fitter.has('b.webp');
    for (const { id } of files()) actor.send({ type: 'file.remove', id });
    fitter.answer('a.webp');
    fitter.fail('b.webp', new ImageError('unreadable'));
    await turn();
    expect(names()).to.deep.equal([]);
    expect(actor.getSnapshot().context.refusals).to.deep.equal([]);
    actor.stop();
  });

  it('are not sent before they are ready', async () => {
    const fitter = new Fitter();
    const { actor, ports } = await begin(loadStaging, fitter);
    actor.send({ type: 'files.add', files: three.slice(0, 1) });
    await fitter.has('a.webp');
    actor.send({ type: 'submit' });
    await turn();
    expect(ports.store.outbox.size).to.equal(0);
    fitter.answer('a.webp');
    await turn();
    actor.send({ type: 'submit' });
    await turn();
    const [entry] = ports.store.outbox.values();
    expect(entry!.content).to.have.property('media').that.deep.includes({ width: 4, height: 3 });
    actor.stop();
  });

  for (const code of ['too_many_pixels', 'heic', 'unreadable'] as const) {
    it(`are refused: ${code}`, async () => {
      const fitter = new Fitter();
      const { actor, names, ports } = await begin(loadStaging, fitter);
      actor.send({ type: 'files.add', files: three.slice(0, 1) });
      await fitter.has('a.webp');
      fitter.fail('a.webp', new ImageError(code));
      await prepared(ports.store);
      expect(names()).to.deep.equal([]);
      expect(actor.getSnapshot().context.refusals).to.deep.equal([
        { name: 'a.webp', reason: code },
      ]);
      actor.stop();
    });
  }

  it('are refused with the limit when nothing that fits can be made', async () => {
    const fitter = new Fitter();
    const { actor, ports } = await begin(loadStaging, fitter);
    actor.send({ type: 'files.add', files: three.slice(0, 1) });
    await fitter.has('a.webp');
    fitter.fail('a.webp', new ImageError('too_large'));
    await prepared(ports.store);
    const refusal = { name: 'a.webp', reason: 'too_large', maxBytes: 5_000_000 };
    expect(actor.getSnapshot().context.refusals).to.deep.equal([refusal]);
    actor.stop();
  });

  it('that are refused while nobody looks stay, to be refused when she is back', async () => {
    const fitter = new Fitter();
    const { actor, names, open, ports } = await begin(loadStaging, fitter);
    actor.send({ type: 'files.add', files: three.slice(0, 1) });
    await fitter.has('a.webp');
    actor.stop();
    fitter.fail('a.webp', new ImageError('unreadable'));
    await turn();
    expect(names()).to.deep.equal(['a.webp']);
    const again = await open();
    await fitter.has('a.webp');
    fitter.fail('a.webp', new ImageError('unreadable'));
    await prepared(ports.store);
    expect(again.getSnapshot().context.refusals).to.deep.equal([
      { name: 'a.webp', reason: 'unreadable' },
    ]);
    again.stop();
  });

  it('that are ready after the conversation was left are in its draft', async () => {
    const fitter = new Fitter();
    const { actor, done } = await begin(loadStaging, fitter);
    actor.send({ type: 'files.add', files: three.slice(0, 1) });
    await fitter.has('a.webp');
    actor.stop();
    fitter.answer('a.webp');
    await turn();
    expect(done()).to.deep.equal(['a.jpg']);
  });

  it('end as the draft says, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('answer', 'fail', 'remove', 'move'), fc.nat(2)), {
          maxLength: 12,
        }),
        async (steps) => {
          const fitter = new Fitter();
          const { actor, files, names, ports } = await begin(loadStaging, fitter);
          actor.send({ type: 'files.add', files: three });
          await fitter.has('b.webp');
          let expected = three.map(({ name }) => name);
          const stems = () => names().map((name) => name.replace('.jpg', '.webp'));
          for (const [what, at] of steps) {
            const name = three[at]!.name;
            const place = stems().indexOf(name);
            const id = files()[place]?.id;
            if (what === 'remove' && id !== undefined) {
              actor.send({ type: 'file.remove', id });
              expected = expected.filter((each) => each !== name);
            } else if (what === 'move' && id !== undefined && place > 0) {
              actor.send({ type: 'file.move', id, by: -1 });
              expected.splice(place - 1, 0, ...expected.splice(place, 1));
            } else if (fitter.waiting.has(name)) {
              if (what === 'answer') fitter.answer(name);
              if (what === 'fail') {
                fitter.fail(name, new ImageError('unreadable'));
                expected = expected.filter((each) => each !== name);
              }
            }
            await turn();
          }
          while (files().some((file) => 'preparing' in file)) {
            for (const name of [...fitter.waiting.keys()]) fitter.answer(name);
            await turn();
          }
          await prepared(ports.store);
          expect(stems()).to.deep.equal(expected);
          actor.stop();
        },
      ),
      { numRuns: 40 },
    );
  });
});
