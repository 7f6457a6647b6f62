import type { BusinessNumber, NewCustomer, NewTemplate } from './control.js';

/** The shop of the demo. */
export const NUMBERS: readonly BusinessNumber[] = [
  {
    id: '106540352242922',
    wabaId: '102290129340398',
    displayPhoneNumber: '+55 11 4000-1234',
    verifiedName: 'Loja Aurora',
    coexistence: false,
  },
];

/** Templates of every kind that a form must fill: positional, named, with a file, with buttons, and one paused. */
export const TEMPLATES: readonly NewTemplate[] = [
  {
    name: 'retomar_atendimento',
    language: 'pt_BR',
    category: 'UTILITY',
    components: [
      {
        type: 'BODY',
        text: 'Olá, {{1}}! Sobre {{2}}: podemos continuar o atendimento?',
        example: { body_text: [['Maria', 'o seu pedido']] },
      },
      { type: 'FOOTER', text: 'Loja Aurora' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Sim, continuar' },
          { type: 'QUICK_REPLY', text: 'Agora não' },
        ],
      },
    ],
  },
  {
    name: 'pedido_a_caminho',
    language: 'pt_BR',
    category: 'UTILITY',
    parameterFormat: 'NAMED',
    components: [
      {
        type: 'HEADER',
        format: 'TEXT',
        text: 'Pedido {{pedido}}',
        example: { header_text_named_params: [{ param_name: 'pedido', example: '58.213' }] },
      },
      {
        type: 'BODY',
        text: 'Oi, {{nome}}! O seu pedido saiu para entrega e chega {{quando}}.',
        example: {
          body_text_named_params: [
            { param_name: 'nome', example: 'Maria' },
            { param_name: 'quando', example: 'amanhã' },
          ],
        },
      },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: 'Acompanhar',
            url: 'https://loja-aurora.example/pedidos/{{1}}',
            example: ['58213'],
          },
        ],
      },
    ],
  },
  {
    name: 'catalogo_novo',
    language: 'pt_BR',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1hZ2U='] } },
      {
        type: 'BODY',
        text: 'Chegaram os sofás novos, {{1}}. Quer ver o catálogo?',
        example: { body_text: [['Maria']] },
      },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Quero ver' },
          { type: 'PHONE_NUMBER', text: 'Ligar para a loja', phone_number: '+551140001234' },
        ],
      },
    ],
  },
  {
    name: 'promocao_de_natal',
    language: 'pt_BR',
    category: 'MARKETING',
    status: 'PAUSED',
    components: [{ type: 'BODY', text: 'Tudo com 20% de desconto até o Natal.' }],
  },
];

/** The people whose phones lie ready on the page. */
export const CUSTOMERS: readonly NewCustomer[] = [
  { name: 'Maria Souza', phone: '+55 11 98765-4321' },
  { name: 'João Pereira', phone: '+55 31 8888-7777' },
  { name: 'Zoë Díaz', phone: '+52 1 55 1234 5678' },
  { name: 'Bia', username: 'bia.lima' },
];
