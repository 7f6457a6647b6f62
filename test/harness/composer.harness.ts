import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { define } from '../../src/components/define.js';
import type { InboxBeforeSendEvent } from '../../src/components/events.js';
import * as loaders from '../../src/components/panes/composer/lazy.js';
import * as headLoaders from '../../src/components/panes/composer/lazy-in-head.js';
import { InboxComposer } from '../../src/components/panes/composer/composer.js';
import type { Outgoing } from '../../src/domain/commands.js';
import type { Id } from '../../src/domain/id.js';
import { conversations, me, quickReplies, templates } from '../../stories/fixtures.js';
import { prepared } from '../support/prepared.js';
import { MessageFieldHarness } from './message-field.harness.js';
import { Screen } from './screen.js';
import { stage, type Stage, type StageOptions } from './stage.js';

define(InboxComposer);

/** What is loaded on first use, loaded before a test begins: a server that compiles it takes its time. */
const lazy = Promise.all([
  import('../../src/components/parts/message-field/slash-list.js'),
  ...Object.values({ ...loaders, ...headLoaders }).map((load) => load()),
]);

/** The composer of an inbox as its agent uses it. */
export class ComposerHarness {
  readonly field: MessageFieldHarness;
  /** What the host was asked before something left. */
  readonly asked: InboxBeforeSendEvent['content'][] = [];
  /** The host says no. */
  refusing = false;
  readonly #stage: Stage;

  constructor(inStage: Stage) {
    this.#stage = inStage;
    this.field = new MessageFieldHarness(inStage.screen);
    inStage.screen.element.addEventListener('inbox-before-send', (event) => {
      this.asked.push(event.content);
      if (this.refusing) event.preventDefault();
    });
  }

  get element(): InboxComposer {
    return this.#stage.screen.element.querySelector('inbox-composer')!;
  }

  /** What stands in place of the field, in words. */
  get bar(): string | undefined {
    const [bar] = this.#stage.screen.all('inbox-bar');
    return bar && new Screen(bar).words;
  }

  /** What the backend was given to send, in order. */
  get sent(): Outgoing[] {
    return this.#stage.backend.executed.flatMap((command) =>
      command.type === 'send' ? [command.content] : [],
    );
  }

  /** The staged files, by name. */
  get files(): string[] {
    return this.#stage.screen.all('.name bdi').map(({ textContent }) => textContent);
  }

  /** What the browser's own dialog fills in. */
  get picker(): HTMLInputElement {
    return this.#pickerOf('inbox-attach-button');
  }

  /** The same for the file of a template's header. */
  get headerPicker(): HTMLInputElement {
    return this.#pickerOf('inbox-template-form');
  }

  /** Chooses files in the browser's own dialog. */
  pick(...files: File[]): void {
    choose(this.picker, files);
  }

  pickHeader(file: File): void {
    choose(this.headerPicker, [file]);
  }

  #pickerOf(tag: string): HTMLInputElement {
    const [owner] = this.#stage.screen.all(tag);
    return owner!.shadowRoot!.querySelector<HTMLInputElement>('input[type=file]')!;
  }

  async open(conversationId: Id): Promise<void> {
    this.#stage.handle.actor.send({ type: 'conversation.open', conversationId });
    await this.#stage.settle();
  }

  async write(text: string): Promise<void> {
    this.#stage.screen.fill('Mensagem', text);
    await this.#stage.settle();
  }

  async send(): Promise<void> {
    this.#stage.screen.press('Enviar');
    await this.#stage.settle();
  }

  async press(name: string): Promise<void> {
    this.#stage.screen.press(name);
    await this.#stage.settle();
  }

  async stageFiles(...files: File[]): Promise<void> {
    this.element.addFiles(files);
    await this.#stage.screen.until(
      () => this.files.length >= Math.min(1, files.length) || this.#stage.screen.has('Fechar'),
      'No staged file',
    );
    await prepared(this.#stage.handle.store);
    await this.#stage.settle();
  }
}

const choose = (input: HTMLInputElement, files: File[]): void => {
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
};

export interface ComposerStage extends Stage {
  composer: ComposerHarness;
}

/** Puts the composer on the screen, in an inbox of the named conversations with one of mine open. */
export const composerStage = async ({
  pane = html`<inbox-composer></inbox-composer>`,
  ...options
}: Partial<StageOptions> & { pane?: TemplateResult } = {}): Promise<ComposerStage> => {
  await lazy;
  const inStage = await stage(pane, {
    conversations: Object.values(conversations),
    lookups: { quickReply: [...quickReplies], template: [...templates] },
    info: { me },
    width: 640,
    height: 400,
    ...options,
  });
  return { ...inStage, composer: new ComposerHarness(inStage) };
};

export { fileOf } from '../support/samples.js';
