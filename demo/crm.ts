import '../src/define.js';
import { Faults } from '../src/adapters/local/local.adapter.js';
import { showAccount } from './crm/account.js';
import { backendOf } from './crm/backend.js';
import { showPreferences } from './crm/preferences.js';
import { foldRecord, showRecord } from './crm/record.js';
import { showSimulation } from './crm/simulation.js';

const inbox = document.querySelector('chat-inbox')!;
const faults = new Faults();
const agentId = new URLSearchParams(location.search).get('agent') ?? 'ana';

showPreferences(inbox);
showAccount(agentId);
showRecord(undefined);
foldRecord();
inbox.addEventListener('inbox-conversation-opened', ({ contactId }) => showRecord(contactId));
inbox.addEventListener('inbox-unread-changed', ({ waiting }) => {
  document.querySelector<HTMLElement>('#waiting')!.hidden = waiting === 0;
  document.querySelector('.count')!.textContent = String(waiting);
  document.title = `${waiting > 0 ? `(${waiting}) ` : ''}Atendimento · Norte CRM`;
});

const nav = document.querySelector('#nav')!;
const toggle = document.querySelector('.nav-toggle')!;
toggle.addEventListener('click', () => {
  toggle.setAttribute('aria-expanded', String(nav.classList.toggle('shown')));
});

const { adapter, phone, isLocal } = backendOf(agentId, faults);
const phoneLink = document.querySelector<HTMLAnchorElement>('#phone')!;
phoneLink.href = phone;
phoneLink.hidden = phone === ''; // on WhatsApp itself customers have phones of their own
document.querySelector<HTMLButtonElement>('#simulate')!.hidden = !isLocal;
inbox.adapter = adapter;
if (isLocal) await showSimulation(inbox, faults);
