import { ContextProvider } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { browserEnvironment } from '../../browser/environment.js';
import type { ImageOptions } from '../../browser/media/fit-image.js';
import { inboxContext } from '../../context/inbox.context.js';
import { localeContext } from '../../context/locale.context.js';
import { createInbox } from '../../create-inbox.js';
import type { Id } from '../../domain/id.js';
import type { Environment, InboxAdapter } from '../../domain/ports.js';
import type { AfterTemplate } from '../../domain/window.js';
import type { Strings } from '../../locales/strings.js';
import type { InboxHandle } from '../../machines/inbox-handle.js';
import { InboxErrorEvent } from '../events/facts.js';
import { errorFact, factOf, watchFacts } from './facts.js';
import { nearestLanguage } from './nearest-language.js';

/** What an inbox is made of. */
export interface InboxInputs extends ImageOptions {
  adapter?: InboxAdapter | undefined;
  environment?: Environment | undefined;
  afterTemplate: AfterTemplate;
  strings?: Partial<Strings> | undefined;
}

/**
 * The inbox of one element: made when it is in the page and has an adapter, made anew when what it is made of changes,
 * and gone when the element has left for good. Gives it, its language and its words to everything inside.
 */
export class InboxLife implements ReactiveController {
  readonly #host: LitElement & InboxInputs;
  readonly #inbox: ContextProvider<typeof inboxContext>;
  readonly #locale: ContextProvider<typeof localeContext>;
  #inputs: readonly unknown[] = [];
  #end: (() => void) | undefined;

  constructor(host: LitElement & InboxInputs) {
    this.#host = host;
    this.#inbox = new ContextProvider(host, { context: inboxContext });
    this.#locale = new ContextProvider(host, { context: localeContext });
    host.addController(this);
  }

  get handle(): InboxHandle | undefined {
    return this.#inbox.value;
  }

  get openId(): Id | undefined {
    return this.handle?.actor.getSnapshot().context.openId;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { adapter, environment, afterTemplate, strings } = this.#host;
    const lang = nearestLanguage(this.#host);
    const { lang: oldLang, strings: oldStrings } = this.#locale.value ?? {};
    if (lang !== oldLang || strings !== oldStrings) this.#locale.setValue({ lang, strings });
    const inputs = [adapter, environment, afterTemplate];
    if (inputs.every((input, at) => input === this.#inputs[at])) return;
    this.#end?.();
    this.#inputs = inputs;
    if (adapter) this.#begin(adapter, lang);
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#end?.();
      this.#inputs = [];
    });
  }

  #begin(adapter: InboxAdapter, locale: string): void {
    const { environment, afterTemplate } = this.#host;
    const tell = (fact: Event): void => void this.#host.dispatchEvent(fact);
    const handle = createInbox({
      adapter,
      environment:
        environment ??
        browserEnvironment((error) => tell(new InboxErrorEvent('storage', error)), this.#host),
      locale,
      afterTemplate,
      report: (error) => tell(errorFact(error)),
      onAnswer: (command, answer) => {
        const fact = factOf(command, answer);
        if (fact) tell(fact);
      },
    });
    let openId: Id | undefined;
    const root = handle.actor.subscribe(() => {
      if (openId === this.openId) return;
      openId = this.openId;
      this.#host.requestUpdate();
    });
    const stopFacts = watchFacts(handle, tell);
    this.#end = () => {
      this.#end = undefined;
      root.unsubscribe();
      stopFacts();
      this.#inbox.setValue(undefined);
      handle.dispose();
    };
    this.#inbox.setValue(handle);
  }
}
