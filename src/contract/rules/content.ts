import type { OutgoingKind } from '../../domain/commands.js';
import type { Media, MediaKind, SoundFacts } from '../../domain/message.js';
import type { UploadRules } from '../../domain/ports.js';
import { hold, need, same } from '../breach.js';
import type { Desk } from '../desk.js';
import { fileOf } from '../files.js';
import { rule, type Rule } from '../rule.js';
import { list, type Scene } from '../scene.js';
import { aTemplate } from '../templates.js';

const MEDIA: readonly MediaKind[] = ['image', 'video', 'audio', 'document', 'sticker'];
const KINDS: readonly OutgoingKind[] = ['text', ...MEDIA, 'template'];
/** Larger limits are not tried: the file would have to be made. */
const LARGE = 32_000_000;

/** 13: what can be sent. */
export const contentRules: Rule[] = [
  rule(
    13,
    'A text can be sent when that is declared, and reaches the phone as it is',
    async (scene) => {
      const { agent, customer } = await sender(scene, 'text');
      const text = scene.words('Olá 👋🏽 *negrito*\n“ok” <b>&amp;</b>');
      await agent.write(customer.conversationId, text);
      const received = await customer.received();
      hold(received.includes(text), `"${text}" on the phone`, list(received));
    },
  ),

  ...MEDIA.map((kind) =>
    rule(13, `A file can be sent as ${kind} when that is declared`, async (scene) => {
      const { agent, customer, stream } = await sender(scene, kind);
      const { file, name } = fileOf(scene.hand, kind, agent.session.info.can.upload);
      const attachment = await upload(scene, agent, customer.conversationId, { file, name });
      const id = scene.newId();
      const caption = kind === 'audio' || kind === 'sticker' ? undefined : scene.words('caption');
      const before = (await customer.received()).length;
      const content = { kind, attachment, name, ...(caption !== undefined && { caption }) };
      const conversationId = customer.conversationId;
      await agent.do({ type: 'send', conversationId, content }, id);
      const { message } = await stream.hears(
        'message',
        (event) => event.message.commandId === id,
        `of the ${kind}`,
      );
      same(message.content.kind, kind, 'its kind');
      const now = await customer.received();
      same(now.slice(before), [caption ?? ''], 'what reached the phone');
    }),
  ),

  rule(13, 'A voice note can be sent when that is declared, and is told as one', async (scene) => {
    const media = await toldVoice(scene);
    hold(media.voice === true, '`voice` in its media', media);
  }),

  rule(
    13,
    'The length and the waveform that come with a voice note are told with it',
    async (scene) => {
      const measured = { durationMs: 4321, waveform: [0, 0.25, 1, 0.5] };
      const { durationMs, waveform } = await toldVoice(scene, measured);
      same({ durationMs, waveform }, measured, 'what its media says of the sound');
    },
  ),

  rule(13, 'A template can be sent when that is declared, with its slots filled', async (scene) => {
    const { agent, customer, stream } = await sender(scene, 'template');
    const { content, words } = await aTemplate(agent);
    const { conversationId } = customer;
    await agent.do({ type: 'send', conversationId, content });
    const message = await stream.message(words);
    same(message.content.kind, 'template', 'its kind');
    const received = await customer.received();
    hold(received.includes(words), `"${words}" on the phone`, list(received));
  }),

  rule(13, 'A kind of content that is not declared is `unsupported`', async (scene) => {
    const agent = await scene.agent();
    const { content } = agent.session.info.can;
    const missing = KINDS.filter((kind) => !content.includes(kind));
    const { conversationId } = await scene.served(agent);
    for (const kind of [...missing, 'hologram']) {
      const attachment = scene.newId();
      const any = { kind, attachment, text: '?', templateId: '?', language: 'en', params: {} };
      const order = { type: 'send', conversationId, content: any as never } as const;
      same((await agent.refusal(order)).code, 'unsupported', `the code for content "${kind}"`);
    }
  }),

  rule(
    13,
    'A file is staged with its progress, and once more under its id without harm',
    async (scene) => {
      const agent = await scene.agent();
      const rules = rulesOf(agent);
      const { conversationId } = await scene.served(agent);
      const kind = need(
        MEDIA.find((known) => known in rules.kinds),
        'no kind of file is declared',
      );
      const file = fileOf(scene.hand, kind, rules);
      const id = scene.newId();
      const progress: [number, number][] = [];
      const onProgress = (sent: number, total: number) => void progress.push([sent, total]);
      await upload(scene, agent, conversationId, { ...file, id, onProgress });
      const attachment = await upload(scene, agent, conversationId, { ...file, id });
      const content = { kind, attachment } as const;
      await agent.do({ type: 'send', conversationId, content });
      if (!rules.progress) return;
      const { size } = file.file;
      same(progress.at(-1), [size, size], 'the last progress');
      const isRising = progress.every(([sent], at) => at === 0 || sent >= progress[at - 1]![0]);
      hold(isRising, 'progress that never goes back', list(progress));
    },
  ),

  rule(13, 'A file that is empty, too large or of no declared type is refused', async (scene) => {
    const agent = await scene.agent();
    const rules = rulesOf(agent);
    const { conversationId } = await scene.served(agent);
    const refused = async (file: Blob, name: string) =>
      (
        await agent.refuses(
          `the upload of ${name} to be refused`,
          agent.session.upload!({ id: scene.newId(), conversationId, file, name }, agent),
        )
      ).code;
    const [kind, limit] = smallest(rules);
    const { file, name } = fileOf(scene.hand, kind, rules);
    const { type } = file;
    same(await refused(new Blob([], { type }), `empty-${name}`), 'invalid', 'the code when empty');
    const program = new Blob(['MZ'], { type: 'application/x-msdownload' });
    same(await refused(program, 'tool.exe'), 'unsupported', 'the code of a program');
    need(limit <= LARGE, `a file of more than ${limit} bytes would have to be made`);
    const large = new Blob([new Uint8Array(limit + 1)], { type });
    same(await refused(large, `large-${name}`), 'too_large', 'the code when too large');
  }),
];

/** An agent, a customer whom she serves, and her stream. @throws Skip when the kind is not declared */
async function sender(scene: Scene, kind: OutgoingKind) {
  const agent = await scene.agent();
  const { content } = agent.session.info.can;
  need(content.includes(kind), `the adapter does not declare content of kind ${kind}`);
  const customer = await scene.served(agent);
  return { agent, customer, stream: await agent.follow() };
}

/** Sends a voice note; its media, as the stream tells it. @throws Skip when none is declared */
async function toldVoice(scene: Scene, measured: SoundFacts = {}): Promise<Media> {
  const { agent, customer, stream } = await sender(scene, 'audio');
  const { can } = agent.session.info;
  need(can.voice, 'the adapter declares no voice notes');
  const { conversationId } = customer;
  const file = fileOf(scene.hand, 'audio', can.upload);
  const attachment = await upload(scene, agent, conversationId, file);
  const id = scene.newId();
  const order = { kind: 'audio', attachment, voice: true, ...measured } as const;
  await agent.do({ type: 'send', conversationId, content: order }, id);
  const { message } = await stream.hears(
    'message',
    (event) => event.message.commandId === id,
    'of the voice note',
  );
  const { content } = message;
  hold(content.kind === 'audio', 'a message of kind audio', content);
  return content.media;
}

function rulesOf({ session }: Desk): UploadRules {
  const rules = need(session.info.can.upload, 'the adapter declares no uploads');
  hold(session.upload !== undefined, '`upload` on a session that declares it', 'none');
  return rules;
}

function upload(
  scene: Scene,
  agent: Desk,
  conversationId: string,
  what: {
    file: Blob;
    name: string;
    id?: string;
    onProgress?: (sent: number, total: number) => void;
  },
): Promise<string> {
  rulesOf(agent);
  const staged = agent.session.upload!({ id: scene.newId(), conversationId, ...what }, agent);
  return agent.works(`the upload of ${what.name}`, staged);
}

function smallest({ kinds }: UploadRules): [kind: MediaKind, maxBytes: number] {
  const sizes = Object.entries(kinds).map(
    ([kind, { maxBytes }]) => [kind as MediaKind, maxBytes] as [MediaKind, number],
  );
  return need(sizes.sort(([, a], [, b]) => a - b)[0], 'no kind of file is declared');
}
