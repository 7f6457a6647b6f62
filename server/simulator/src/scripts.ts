import type { Ms } from './clock.js';
import { act } from './actions.js';
import { Refusal } from './refusal.js';
import type { Simulation } from './simulation.js';
import type { Person } from './world.js';

type Line = [after: Ms, text: string];

/** Customers who write by themselves, for demos and load: what each says, and how long after the line before. */
const SCRIPTS: Record<string, Line[]> = {
  greeting: [[0, 'Oi, bom dia!']],
  order: [
    [0, 'Oi! Queria saber do meu pedido 58.213'],
    [4000, 'Era para ter chegado ontem'],
  ],
  angry: [
    [0, 'Boa tarde'],
    [2000, 'MEU SOFÁ CHEGOU RASGADO'],
    [3000, 'Já é a segunda vez que escrevo'],
    [5000, 'Alguém aí???'],
    [20_000, 'Quero meu dinheiro de volta'],
  ],
  talkative: Array.from({ length: 20 }, (_, at): Line => [1500, `Mensagem ${at + 1} de 20`]),
};

export const scriptNames = Object.keys(SCRIPTS);

/** Schedules a script on the clock. @throws Refusal for one that is not there */
export function run(sim: Simulation, name: string, person: Person): void {
  const lines = SCRIPTS[name];
  if (!lines) throw new Refusal(`No script "${name}"; there are ${scriptNames.join(', ')}`);
  let at = 0;
  for (const [after, text] of lines) {
    at += after;
    sim.clock.setTimeout(() => act(sim, person, { type: 'text', text }), at);
  }
}
