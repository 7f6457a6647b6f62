import { fold } from './search.js';

/** What a quick reply can fill in by itself. */
export interface ReplyVariables {
  customer?: string | undefined;
  agent?: string | undefined;
  protocol?: string | undefined;
}

const ALIASES: Readonly<Record<string, keyof ReplyVariables>> = {
  cliente: 'customer',
  nome: 'customer',
  customer: 'customer',
  name: 'customer',
  nombre: 'customer',
  atendente: 'agent',
  agente: 'agent',
  agent: 'agent',
  protocolo: 'protocol',
  protocol: 'protocol',
};

const VARIABLE = /\{\{\s*([^{}]{1,40}?)\s*\}\}/g;

/** A text with its variables filled in; what is unknown or has no value stays, and is seen as such. */
export const fillQuickReply = (text: string, variables: ReplyVariables): string =>
  text.replace(VARIABLE, (whole, name: string) => {
    const key = ALIASES[fold(name)];
    return (key && variables[key]?.trim()) || whole;
  });

/** The variables that are still to be filled in, each once, as written. */
export const openVariables = (text: string): string[] => [...new Set(text.match(VARIABLE) ?? [])];
