import {
  backendControl,
  type BackendControl,
  type Faults,
} from '../../src/adapters/local/local.adapter.js';
import { forgetAccount } from '../../src/browser/forget-account.js';
import type { ChatInbox } from '../../src/components/chat-inbox/chat-inbox.js';
import { AGENTS } from './account.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The panel that moves the backend's clock and makes things go wrong. */
export async function showSimulation(
  inbox: Pick<ChatInbox, 'openId'>,
  faults: Faults,
  of = backendControl(),
): Promise<void> {
  const control = await of;
  const panel = document.querySelector<HTMLElement>('#simulation')!;
  const find = <T extends HTMLElement>(selector: string) => panel.querySelector<T>(selector)!;
  const toWindowEnd = find<HTMLButtonElement>('#to-window-end');
  const hint = find('#window-hint');

  const showClock = async () => {
    const now = new Date(await control.now());
    const clock = find<HTMLTimeElement>('#clock');
    clock.dateTime = now.toISOString();
    clock.textContent = now.toLocaleString('pt-BR', { dateStyle: 'medium', timeStyle: 'short' });
  };

  panel.addEventListener('toggle', () => {
    toWindowEnd.disabled = inbox.openId === undefined;
    hint.textContent =
      inbox.openId === undefined ? 'Abra antes uma conversa.' : 'Vale para a conversa aberta.';
    void showClock();
  });
  for (const button of panel.querySelectorAll<HTMLButtonElement>('[data-move]')) {
    button.addEventListener('click', () => {
      void control.moveClock(Number(button.dataset['move']) * HOUR).then(showClock);
    });
  }
  toWindowEnd.addEventListener('click', () => {
    control.moveToWindowEnd(inbox.openId!, MINUTE).then(showClock, () => {
      hint.textContent = 'A janela desta conversa já está fechada, ou quase.';
    });
  });

  const failNext = find<HTMLInputElement>('#fail-next');
  find<HTMLInputElement>('#offline').addEventListener('change', ({ target }) => {
    faults.set({ offline: (target as HTMLInputElement).checked });
  });
  find<HTMLInputElement>('#slow').addEventListener('change', ({ target }) => {
    faults.set({ slowMs: (target as HTMLInputElement).checked ? 2000 : 0 });
  });
  failNext.addEventListener('change', () => {
    faults.set({
      failNext: failNext.checked ? { command: 'send', code: 'undeliverable' } : undefined,
    });
  });
  faults.watch(() => {
    failNext.checked = faults.settings.failNext !== undefined;
  });

  find('#reset').addEventListener('click', () => {
    if (!confirm('Apagar tudo o que foi feito e recomeçar do primeiro dia?')) return;
    void startOver(control).then(() => location.reload());
  });
}

/** The first day again: on the server, and in what the inbox keeps of every agent. */
export async function startOver(control: BackendControl): Promise<void> {
  await Promise.all(AGENTS.map(([id]) => forgetAccount('local', id)));
  await control.reset();
}
