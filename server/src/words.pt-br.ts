import type { ServiceWords } from './services.js';

/** What the gateway writes to customers, in Brazilian Portuguese: the one place to change it, or to copy. */
export const PT_BR: ServiceWords = {
  finalMessage: 'Seu atendimento foi concluído. Agradecemos o contato! Se precisar, é só escrever.',
  survey: {
    text: 'Como você avalia o nosso atendimento, de 1 (muito ruim) a 5 (muito bom)?',
    options: [5, 4, 3, 2, 1].map((rating) => ({
      id: `rating:${rating}`,
      title: '★'.repeat(rating),
      description: `Nota ${rating}`,
    })),
    listLabel: 'Avaliar',
  },
  thanks: 'Obrigado pela sua avaliação!',
  phone: 'Celular da loja',
};
