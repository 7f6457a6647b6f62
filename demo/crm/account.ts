import { initials } from '../../src/domain/contact-name.js';

/** The agents of the demo's shop. */
export const AGENTS: [id: string, name: string, sectors: string][] = [
  ['ana', 'Ana Ribeiro', 'Comercial e Suporte'],
  ['bruno', 'Bruno Castro', 'Suporte e Financeiro'],
  ['carla', 'Carla Nogueira', 'Comercial e Financeiro'],
];

/** Who is signed in, and links to be somebody else, in this tab or another. */
export function showAccount(agentId: string): void {
  const [, name = agentId] = AGENTS.find(([id]) => id === agentId) ?? [];
  document.querySelector('.account-name')!.textContent = name;
  document.querySelector('.avatar')!.textContent = initials(name) ?? '';
  document.querySelector('#agents')!.replaceChildren(
    ...AGENTS.map(([id, agent, sectors]) => {
      const row = document.createElement('li');
      const link = document.createElement('a');
      const query = new URLSearchParams(location.search);
      query.set('agent', id);
      link.href = `?${query.toString()}`;
      if (id === agentId) link.setAttribute('aria-current', 'true');
      const about = document.createElement('span');
      about.textContent = sectors;
      link.append(agent, about);
      row.append(link);
      return row;
    }),
  );
}
