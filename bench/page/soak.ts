import { localAdapter } from '../../src/adapters/local/local.adapter.js';
import { customerPhone } from '../../src/adapters/local/phone.js';
import '../../src/define.js';
import { controls, deepElements } from '../../test/harness/deep.js';
import { drawn } from './frames.js';
import { scrollerOf } from './look.js';

/* A long day of one agent: the real inbox on the backend in the browser, turn after turn. */

const NAME = 'soak';
const BURST = 20;
/** Seldom, as the messages kept grow by design, up to 20,000 (some 8 MB): an hour's are 1,200. */
const PAUSE_MS = 60_000;
const TABS = [/^Meus/, /^Outros/, /^Concluídos/];

const PATIENCE_MS = 10_000;

const urls = new Set<string>();
const { createObjectURL, revokeObjectURL } = URL;
URL.createObjectURL = (blob) => {
  const url = createObjectURL.call(URL, blob);
  urls.add(url);
  return url;
};
URL.revokeObjectURL = (url) => {
  urls.delete(url);
  revokeObjectURL.call(URL, url);
};

const box = document.querySelector<HTMLElement>('#box')!;
const inbox = document.createElement('chat-inbox');
inbox.lang = 'pt-BR';
inbox.style.height = '100%';
inbox.adapter = localAdapter({ agentId: 'ana', name: NAME });
box.append(inbox);
const phone = await customerPhone({ name: NAME });
const contacts = await phone.contacts();
const lines = contacts.map(({ id }) => phone.line(id));

const all = (selector: string): HTMLElement[] =>
  deepElements(box).filter((element): element is HTMLElement => element.matches(selector));

const until = async <T>(look: () => T | undefined, what: string): Promise<T> => {
  const began = performance.now();
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() - began > PATIENCE_MS) throw new Error(`not there: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const press = (name: RegExp): Promise<void> =>
  until(() => controls(box).find(([own]) => name.test(own))?.[1], String(name)).then((found) =>
    found.click(),
  );

const openRow = async (which: (rows: HTMLElement[]) => HTMLElement | undefined): Promise<void> => {
  const row = await until(() => which(all('inbox-row')), 'the row');
  row.click();
  await until(() => all('inbox-bubble')[0], 'messages');
  await drawn();
};

/** Up through what is loaded, which asks for older ones, and back to the end. */
const read = async (): Promise<void> => {
  const [pane] = all('inbox-thread');
  const scroller = scrollerOf(pane!.parentElement!);
  for (const top of [0, 0, scroller.scrollHeight]) {
    scroller.scrollTop = top;
    await drawn();
  }
};

const lookAtPicture = async (): Promise<void> => {
  const picture = controls(box).find(([name]) => name.startsWith('Abrir imagem'))?.[1];
  if (!picture) return;
  picture.click();
  await until(() => all('inbox-lightbox')[0], 'the picture, large');
  await press(/^Fechar$/);
  await until(() => all('inbox-lightbox').length === 0, 'the picture away');
};

/** Types into a field, as the browser tells it; false where there is no such field. */
const type = (name: string, text: string): boolean => {
  const field = deepElements(box).find(
    (each): each is HTMLInputElement => each.matches('input, textarea') && each.ariaLabel === name,
  );
  if (!field) return false;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  return true;
};

/** Begins a message, and thinks better of it. */
const hesitate = async (): Promise<void> => {
  for (const text of ['Olá', 'Olá, tudo bem?', '']) {
    if (!type('Mensagem', text)) return;
    await drawn();
  }
};

const listen = async (): Promise<void> => {
  const play = controls(box).find(([name]) => name === 'Tocar')?.[1];
  play?.click();
  await drawn();
};

const lookAtDetails = async (): Promise<void> => {
  await press(/^Detalhes do contato$/);
  await until(() => all('inbox-details')[0], 'the details');
  await drawn();
  await press(/^Detalhes do contato$/);
  await until(() => all('inbox-details').length === 0, 'the details away');
};

const search = async (): Promise<void> => {
  const rows = (): string =>
    all('inbox-row')
      .map(({ dataset }) => dataset.id)
      .join(' ');
  for (const text of ['vera', '']) {
    const before = rows();
    type('Buscar conversas', text);
    await until(() => rows() !== before, `what “${text}” finds`);
  }
};

const JOBS = [hesitate, lookAtDetails, search];

let wrote = -PAUSE_MS;

/** Customers write, and like what they wrote. */
const burst = async (turn: number): Promise<void> => {
  for (let at = 0; at < BURST; at += 1) {
    const line = lines[(turn + at) % lines.length]!;
    const { id } = await line.write(`mensagem ${turn} ${at}`);
    await line.react(id, '👍');
  }
};

const answer = async (turn: number): Promise<void> => {
  if (!type('Mensagem', `resposta ${turn}`)) return;
  await drawn();
  await press(/^Enviar$/);
  await drawn();
};

/** Opens one conversation after another, reads, and does one thing more; meanwhile customers write, and are answered. */
const turn = async (at: number): Promise<void> => {
  await press(TABS[at % TABS.length]!);
  await drawn();
  const isTime = at % TABS.length === 0 && performance.now() - wrote >= PAUSE_MS;
  if (isTime) wrote = performance.now();
  const said = isTime ? burst(at) : undefined;
  await openRow((rows) => rows[Math.floor(at / TABS.length) % rows.length]);
  await read();
  await lookAtPicture();
  await listen();
  // Each in each of the lists.
  await JOBS[Math.floor(at / TABS.length) % JOBS.length]!();
  if (isTime) await answer(at);
  await said;
};

let resting: string | undefined;

/** Back to the same conversation, as what is drawn is counted: a finished one, in which nobody writes. */
const rest = async (): Promise<void> => {
  await press(TABS[2]!);
  await drawn();
  await openRow((rows) => rows.find(({ dataset }) => dataset.id === (resting ?? dataset.id)));
  resting ??= all('inbox-row[current]')[0]?.dataset.id;
  await drawn();
};

Object.assign(window, { soak: { turn, rest, urls: () => urls.size } });
