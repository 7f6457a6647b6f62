import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxComposer } from '../../src/components/panes/composer/composer.js';
import { InboxConnectionLine } from '../../src/components/panes/connection-line/connection-line.js';
import { InboxHeader } from '../../src/components/panes/header/header.js';
import {
  closeReasons,
  conversation,
  conversations,
  me,
  media,
  quickReplies,
  sectors,
  templates,
} from '../../stories/fixtures.js';
import { stagedFiles } from '../../stories/staged-files.js';
import { blockRequests, speak } from '../harness/page.js';
import type { Screen } from '../harness/screen.js';
import { stage, type Stage, type StageOptions } from '../harness/stage.js';

define(InboxComposer, InboxConnectionLine, InboxHeader);

interface Part {
  what: string;
  /** What does not answer. */
  file: string;
  pane: TemplateResult;
  options?: Partial<StageOptions>;
  /** What the agent does to see it. */
  ask?: (screen: Screen) => unknown;
  /** It is there. */
  seen: (screen: Screen) => unknown;
}

const FRAME = 'display: grid; grid-template-rows: auto minmax(0, 1fr); block-size: 600px';
const header = html`<inbox-header></inbox-header>`;
const composer = html`<inbox-composer></inbox-composer>`;
const draws = (tag: string) => (screen: Screen) =>
  screen.all(tag).some((each) => each.matches(':defined'));

const parts: Part[] = [
  {
    what: 'the transfer',
    file: 'transfer',
    pane: header,
    ask: (screen) => screen.press('Transferir conversa'),
    seen: draws('inbox-transfer'),
  },
  {
    what: 'the closing',
    file: 'close',
    pane: header,
    ask: (screen) => screen.press('Concluir conversa'),
    seen: draws('inbox-close'),
  },
  {
    what: 'the name to be edited',
    file: 'contact-field',
    pane: header,
    ask: (screen) => screen.press('Editar nome'),
    seen: (screen) => screen.has('Nome do contato'),
  },
  {
    what: 'the template chooser',
    file: 'template-chooser',
    pane: composer,
    options: { open: 'helena' },
    ask: (screen) => screen.press('Enviar modelo'),
    seen: draws('inbox-template-chooser'),
  },
  {
    what: 'emoji',
    file: 'emoji-picker',
    pane: composer,
    ask: (screen) => screen.press('Emoji'),
    seen: draws('inbox-emoji-picker'),
  },
  {
    what: 'quick replies',
    file: 'quick-reply-list',
    pane: composer,
    ask: (screen) => screen.press('Mensagens rápidas'),
    seen: draws('inbox-quick-reply-list'),
  },
  {
    what: 'staged files',
    file: 'staged-files',
    pane: composer,
    ask: (screen) =>
      screen.element
        .querySelector('inbox-composer')!
        .addFiles([new File([stagedFiles.photo.blob], 'sofa.png', { type: 'image/png' })]),
    seen: draws('inbox-staged-files'),
  },
];

describe('a part that cannot be loaded', () => {
  let unblock: () => Promise<void>;
  beforeEach(() => speak('pt-BR'));
  afterEach(() => unblock());
  after(() => speak('en'));

  const show = (pane: TemplateResult, options: Partial<StageOptions> = {}): Promise<Stage> =>
    stage(html`<div .style=${FRAME}><inbox-connection-line></inbox-connection-line>${pane}</div>`, {
      conversations: [conversation(), conversations.helena],
      lookups: {
        closeReason: closeReasons,
        quickReply: quickReplies,
        sector: sectors,
        template: templates,
      },
      info: { me },
      media,
      ...options,
    });

  for (const { what, file, pane, options, ask, seen } of parts) {
    it(`is told, and comes when it is asked for again: ${what}`, async () => {
      unblock = await blockRequests(`*/${file}.ts*`);
      const { screen } = await show(pane, options);
      await screen.until(() => ask?.(screen) !== false, 'Nothing to ask');
      await screen.sees('Não foi possível carregar.');
      expect(seen(screen)).to.equal(false);
      await unblock();
      if (screen.has('Tentar de novo')) screen.press('Tentar de novo');
      if (ask && !seen(screen)) ask(screen);
      await screen.until(() => seen(screen), `No ${what}`);
      await screen.until(() => !screen.words.includes('Não foi possível carregar.'), 'Still told');
    });
  }
});
