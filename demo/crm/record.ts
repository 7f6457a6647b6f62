import { customers, type Customer } from './customers.js';

/** Beside the inbox the record is always open; above it, it opens on demand. */
export function foldRecord(): void {
  const beside = matchMedia('(min-width: 1180px)');
  const fold = () => {
    document.querySelector<HTMLDetailsElement>('.record details')!.open = beside.matches;
  };
  beside.addEventListener('change', fold);
  fold();
}

/** The CRM's own record of a customer, beside the conversation. */
export function showRecord(contactId: string | undefined): void {
  const place = document.querySelector('#record')!;
  if (contactId === undefined) place.replaceChildren(line('Abra uma conversa para ver a ficha.'));
  else {
    const customer = customers[contactId];
    place.replaceChildren(...(customer ? recordOf(customer) : unknown()));
  }
}

function recordOf({ name, since, segment, total, facts, orders, task }: Customer): HTMLElement[] {
  const head = element('div', 'record-head');
  head.append(element('strong', '', name), element('span', 'tag', segment));
  const list = element('dl', '');
  for (const [term, fact] of [['Cliente desde', since], ['Total em compras', total], ...facts]) {
    list.append(element('dt', '', term), element('dd', '', fact));
  }
  const table = element('ul', 'orders');
  for (const [number, what, state] of orders) {
    const row = element('li', '');
    row.append(
      element('strong', '', number),
      element('span', 'tag', state),
      element('span', '', what),
    );
    table.append(row);
  }
  const next = element('p', 'task', task);
  return [
    head,
    list,
    element('h3', '', 'Pedidos'),
    table,
    element('h3', '', 'Próxima tarefa'),
    next,
  ];
}

function unknown(): HTMLElement[] {
  const button = element('button', 'button wide', 'Criar ficha');
  return [line('Este contato ainda não tem ficha no CRM.'), button];
}

const line = (text: string) => element('p', 'quiet', text);

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
