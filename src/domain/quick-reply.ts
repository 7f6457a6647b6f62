import type { QuickReply } from './lookups.js';
import { fold, matches } from './search.js';
import { VARIABLE } from './variables.js';

/** What a quick reply can fill in by itself. */
export interface ReplyVariables {
  customer?: string | undefined;
  agent?: string | undefined;
  protocol?: string | undefined;
}

/** As agents write them in our languages. */
const NAMES = new Map<string, keyof ReplyVariables>([
  ['cliente', 'customer'],
  ['nome', 'customer'],
  ['customer', 'customer'],
  ['name', 'customer'],
  ['nombre', 'customer'],
  ['atendente', 'agent'],
  ['agente', 'agent'],
  ['agent', 'agent'],
  ['protocolo', 'protocol'],
  ['protocol', 'protocol'],
]);

/** A text with its variables filled in; what is unknown or has no value stays, and is seen as such. */
export const fillQuickReply = (text: string, variables: ReplyVariables): string =>
  text.replace(VARIABLE, (whole, name: string) => {
    const key = NAMES.get(fold(name));
    return (key && variables[key]?.trim()) || whole;
  });

/** How it reads before it is chosen: what stays open is a word in brackets. */
export const readQuickReply = (text: string, variables: ReplyVariables): string =>
  fillQuickReply(text, variables).replace(VARIABLE, (_, name: string) => `[${name.trim()}]`);

/** The quick replies that match by shortcut, title or text; those that begin with the query come first. */
export const findQuickReplies = (
  replies: readonly QuickReply[],
  query: string,
): readonly QuickReply[] => {
  const wanted = fold(query);
  if (wanted === '') return replies;
  const rank = ({ name, shortcut = '' }: QuickReply): number =>
    [fold(shortcut) === wanted, fold(shortcut).startsWith(wanted), fold(name).startsWith(wanted)]
      .concat(true)
      .indexOf(true);
  return replies
    .filter(({ name, shortcut = '', text }) => matches(`${shortcut} ${name} ${text}`, query))
    .sort((a, b) => rank(a) - rank(b));
};
