/** What the ready-made bot says, in Brazilian Portuguese: the one place to change it, or to copy for another language. */
export const PT_BR: BotPhrases = {
  name: 'Assistente virtual',
  greeting: ({ name }) =>
    `Olá${name ? `, ${name}` : ''}! Aqui é a assistente virtual. Sobre o que você quer falar?`,
  again: 'Desculpe, não entendi. Escolha uma das opções:',
  toSector: ({ sector, protocol }) =>
    `Certo! Vou chamar alguém do setor *${sector}*. Seu protocolo é ${protocol}.`,
  toPerson: ({ protocol }) =>
    `Claro! Um atendente já vai falar com você. Seu protocolo é ${protocol}.`,
  toPersonAfterMisses: ({ protocol }) =>
    `Não consegui entender. Um atendente já vai falar com você. Seu protocolo é ${protocol}.`,
  person: 'Falar com atendente',
  personWords: ['atendente', 'humano', 'pessoa', 'alguem'],
  options: 'Ver opções',
};

export interface BotPhrases {
  /** As the agents see who wrote. */
  name: string;
  /** `name`: the customer's first name, when one is known. */
  greeting: (about: { name?: string }) => string;
  /** At the first miss. */
  again: string;
  toSector: (about: { sector: string; protocol: string }) => string;
  toPerson: (about: { protocol: string }) => string;
  toPersonAfterMisses: (about: { protocol: string }) => string;
  /** On the button; at the most 20 characters. */
  person: string;
  /** By which a person is asked for in words; folded, without accents. */
  personWords: string[];
  /** On the button that opens a list; at the most 20 characters. */
  options: string;
}
