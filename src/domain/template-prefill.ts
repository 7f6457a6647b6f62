import { fold } from './search.js';
import { slotsOf } from './template-slots.js';
import type { Template } from './template.js';

/** What is known without asking. */
export interface KnownValues {
  /** The customer's name in full. */
  customer?: string | undefined;
  agent?: string | undefined;
  protocol?: string | undefined;
}

type Meaning = 'firstName' | 'customer' | 'agent' | 'protocol';

/** Names and labels that mean one thing only, in our languages. */
const MEANINGS: Readonly<Record<Meaning, RegExp>> = {
  firstName:
    /^((primeiro )?nome|name|nombre|primer nombre|first ?name|cliente|customer|(nome do|nombre del) cliente|customer name)$/,
  customer: /^(nome|nombre) completo$|^full ?name$/,
  agent: /^(nome do |nombre del )?(atendente|agente)$|^agent( name)?$/,
  protocol: /^((numero d[eo] )?protocolo|protocol( number)?)$/,
};

/** What the slots of a template are in all likelihood, by slot key; the agent sees it and may change it. */
export const prefillTemplate = (template: Template, known: KnownValues): Record<string, string> => {
  const values: Readonly<Record<Meaning, string | undefined>> = {
    customer: known.customer?.trim(),
    agent: known.agent,
    protocol: known.protocol,
    firstName: known.customer?.trim().split(/\s+/)[0],
  };
  return Object.fromEntries(
    slotsOf(template).flatMap(({ key, part, name, label = name }) => {
      const words = fold(label)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const meaning = (Object.keys(MEANINGS) as Meaning[]).find((each) =>
        MEANINGS[each].test(words),
      );
      const value = meaning && part !== 'button' ? values[meaning] : undefined;
      return value ? [[key, value]] : [];
    }),
  );
};
