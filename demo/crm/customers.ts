/** What the CRM knows of a customer; the inbox knows nothing of it. */
export interface Customer {
  name: string;
  since: string;
  segment: string;
  total: string;
  facts: [term: string, fact: string][];
  orders: [number: string, what: string, state: string][];
  task: string;
}

/** By the id that the inbox tells: here both systems use the same. */
export const customers: Record<string, Customer> = {
  helena: {
    name: 'Helena Duarte',
    since: 'mar. 2021',
    segment: 'Arquiteta parceira',
    total: 'R$ 86.410,00',
    facts: [
      ['Empresa', 'Duarte Interiores'],
      ['Cidade', 'Campinas, SP'],
      ['Vendedora', 'Ana Ribeiro'],
    ],
    orders: [
      ['58.213', 'Sofá Lina, 2 lugares', 'Troca aberta'],
      ['57.902', '4 cadeiras Jatobá', 'Entregue'],
      ['56.118', 'Luminária Prisma', 'Entregue'],
    ],
    task: 'Confirmar a coleta do assento, quinta-feira às 9h.',
  },
  horizonte: {
    name: 'Construtora Horizonte',
    since: 'ago. 2019',
    segment: 'Corporativo',
    total: 'R$ 412.870,00',
    facts: [
      ['CNPJ', '12.345.678/0001-90'],
      ['Contato', 'Setor de compras'],
      ['Condição', '28 dias, boleto'],
    ],
    orders: [
      ['58.077', 'Escritório novo, 100 itens', 'Em orçamento'],
      ['55.340', 'Auditório', 'Entregue'],
    ],
    task: 'Enviar a proposta consolidada na sexta-feira.',
  },
  lucas: {
    name: 'Lucas Ferraz',
    since: 'jan. 2024',
    segment: 'Arquiteto parceiro',
    total: 'R$ 31.200,00',
    facts: [
      ['Empresa', 'Ferraz Arquitetura'],
      ['Cidade', 'São Paulo, SP'],
    ],
    orders: [['58.190', '12 cadeiras Lina', 'Em orçamento']],
    task: 'Responder sobre o desconto para 14 cadeiras.',
  },
  maria: {
    name: 'Maria Souza',
    since: 'nov. 2026',
    segment: 'Cliente nova',
    total: 'R$ 1.249,90',
    facts: [['Cidade', 'São Paulo, SP']],
    orders: [['58.213', 'Mesa de cabeceira Ipê', 'Em transporte']],
    task: 'Nenhuma.',
  },
  sergio: {
    name: 'Sérgio Antunes',
    since: 'jun. 2023',
    segment: 'Varejo',
    total: 'R$ 7.980,00',
    facts: [['Cidade', 'Guarulhos, SP']],
    orders: [['58.144', 'Estante Araucária', 'Entrega atrasada']],
    task: 'Cobrar a transportadora antes das 18h.',
  },
};
