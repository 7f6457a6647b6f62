import {
  AdapterError,
  checkTemplate,
  fillTemplate,
  fitsMime,
  headerMedia,
  MAX_CAPTION,
  MAX_TEXT,
  soundFacts,
  type Content,
  type Outgoing,
  type SlotProblem,
  type SoundFacts,
  type Template,
} from '../domain.js';
import { takeStaged } from '../media/staged.js';
import type { OutboxBody } from '../outbox/enqueue.js';
import type { MediaRow, Option } from '../rows.js';
import type { Scene } from './touched.js';

interface Composed {
  content: Content;
  options?: Option[];
  body: OutboxBody;
}

type OutgoingOf<K> = Extract<Outgoing, { kind: K }>;
type OutgoingMedia = Exclude<Outgoing, { kind: 'text' | 'template' }>;

/** What an agent sends, as it is drawn and as it leaves. @throws AdapterError `invalid`, `too_large`, `unsupported` */
export async function compose(scene: Scene, outgoing: Outgoing): Promise<Composed> {
  if (!scene.services.can.content.includes(outgoing.kind)) throw new AdapterError('unsupported');
  switch (outgoing.kind) {
    case 'text':
      return composeText(outgoing);
    case 'template':
      return composeTemplate(scene, outgoing);
    default:
      return composeMedia(scene, outgoing);
  }
}

function composeText({ text }: OutgoingOf<'text'>): Composed {
  checkLength(text, MAX_TEXT, 'text');
  if (!text.trim()) throw new AdapterError('invalid', 'Nothing to send', { field: 'text' });
  return { content: { kind: 'text', text }, body: { kind: 'text', text } };
}

async function composeMedia(scene: Scene, outgoing: OutgoingMedia): Promise<Composed> {
  const { kind, attachment, caption = '', name } = outgoing;
  checkLength(caption, MAX_CAPTION, 'caption');
  if (caption && (kind === 'audio' || kind === 'sticker'))
    throw new AdapterError('invalid', 'WhatsApp takes no caption with it', { field: 'caption' });
  const media = await takeStaged(scene.change, scene.me, attachment);
  checkKind(scene, media, kind);
  const sound = soundOf(outgoing, media);
  const shown = { ...mediaOf(media), ...(name && { name }), ...sound };
  return {
    content: { kind, media: shown, ...(caption && { caption }) },
    body: {
      kind: 'media',
      media: kind,
      mediaId: media.id,
      ...(caption && { caption }),
      ...(shown.name !== undefined && { name: shown.name }),
      ...(sound.voice && { voice: true }),
    },
  };
}

/** Meta takes a voice note as Ogg with Opus only, which staging has looked for; any other sound goes as a sound. */
function soundOf({ kind, voice, ...measured }: OutgoingMedia, { mime }: MediaRow): SoundFacts {
  if (kind === 'audio') return soundFacts({ ...measured, voice: voice && mime === 'audio/ogg' });
  const { durationMs } = measured;
  return kind === 'video' ? soundFacts({ durationMs }) : {};
}

async function composeTemplate(
  scene: Scene,
  { templateId, language, params, attachment }: OutgoingOf<'template'>,
): Promise<Composed> {
  const [known] = await scene.change.sql.query<{ row: Template }>(
    `select row from lookup where kind = 'template' and id = $1`,
    [templateId],
  );
  const template = known?.row;
  if (template?.language !== language)
    throw new AdapterError('invalid', '132001', { field: 'templateId' });
  const [problem] = checkTemplate(template, params, attachment !== undefined);
  if (problem)
    throw new AdapterError('invalid', PROBLEM_CODES[problem.problem], { field: problem.key });
  const wanted = headerMedia(template);
  const media =
    wanted && attachment !== undefined
      ? await takeStaged(scene.change, scene.me, attachment)
      : undefined;
  if (wanted && media) checkKind(scene, media, wanted);
  const replies = template.buttons?.filter(({ kind }) => kind === 'reply') ?? [];
  return {
    content: {
      kind: 'template',
      language,
      ...fillTemplate(template, params),
      ...(media && { media: mediaOf(media) }),
    },
    ...(replies.length > 0 && { options: replies.map(({ text }) => ({ id: text, title: text })) }),
    body: {
      kind: 'template',
      template,
      params,
      ...(media && { mediaId: media.id }),
      ...(media?.name !== undefined && { name: media.name }),
    },
  };
}

/** What Meta answers. */
const PROBLEM_CODES: Record<SlotProblem['problem'], string> = {
  not_approved: '132001',
  empty: '132000',
  media: '132012',
  too_long: '132005',
  breaks: '132018',
  url: '132018',
};

const mediaOf = ({ sha256: _, ...media }: MediaRow): Omit<MediaRow, 'sha256'> => media;

/** A file goes as what its type is taken for: no PDF as a photo. */
function checkKind({ services }: Scene, { mime }: MediaRow, kind: OutgoingMedia['kind']): void {
  if (kind === 'sticker') return;
  const globs = services.can.upload?.kinds[kind]?.mime ?? [];
  if (!globs.some((glob) => fitsMime(mime, glob)))
    throw new AdapterError('invalid', '131053', { field: 'attachment' });
}

function checkLength(text: string, most: number, field: string): void {
  if (text.length > most)
    throw new AdapterError('too_large', `More than ${most} characters`, { field });
}
