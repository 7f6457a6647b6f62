import { byKey, duration, plural } from './words.js';
import type { FirstStrings } from './strings.js';

const many = plural('pt-BR');

/** Brazilian Portuguese: the words of the first screen, bundled with the core. */
export const ptBr: FirstStrings = {
  $code: 'pt-br',
  $name: 'Português (Brasil)',
  $dir: 'ltr',

  dismiss: 'Fechar',
  retry: 'Tentar de novo',
  back: 'Voltar',
  noneFound: (query) => `Nada encontrado para “${query}”`,
  clearSearch: 'Limpar busca',
  loading: 'Carregando…',
  loadFailed: 'Não foi possível carregar.',
  loadMore: 'Carregar mais',
  channel: byKey({
    whatsapp: 'WhatsApp',
    instagram: 'Instagram',
    messenger: 'Messenger',
    telegram: 'Telegram',
    sms: 'SMS',
    email: 'E-mail',
    web: 'Chat do site',
    other: 'Outro canal',
  }),
  unnamed: 'Sem nome',

  today: 'Hoje',
  yesterday: 'Ontem',
  duration,

  connecting: 'Conectando…',
  reconnecting: (seconds) =>
    seconds > 0 ? `Sem conexão. Nova tentativa em ${seconds} s` : 'Sem conexão. Tentando agora…',
  reconnectNow: 'Tentar agora',
  offlineNow: 'Sem conexão',
  signedOut: 'Sua sessão terminou. O que você escreveu está guardado.',
  signIn: 'Entrar de novo',
  notSent: (name, isSure) =>
    `Uma mensagem${name ? ` para ${name}` : ''} ${isSure ? 'não foi enviada' : 'pode não ter sido enviada'}.`,
  openConversation: 'Abrir conversa',
  notDurable: 'Este navegador não guarda dados: o que estiver na fila se perde se a página fechar.',

  queues: 'Filas',
  queue: byKey({
    new: 'Novos',
    bot: 'Bot',
    mine: 'Meus',
    others: 'Outros',
    closed: 'Concluídos',
    custom: 'Outra fila',
  }),
  waitingCount: (count) => `${count} esperando`,
  conversationCount: (count) => `${count} ${count === '1' ? 'conversa' : 'conversas'}`,
  conversations: 'Conversas',
  searchConversations: 'Buscar conversas',
  queueEmpty: byKey({
    new: 'Ninguém esperando. Bom trabalho!',
    bot: 'Nenhuma conversa com o bot.',
    mine: 'Você não tem conversas abertas.',
    others: 'Nenhuma conversa com colegas.',
    closed: 'Nenhuma conversa concluída.',
    custom: 'Nada nesta fila.',
  }),
  queueForbidden: 'Você não tem permissão para ver esta lista.',
  unreadCount: (count) => many(count, `${count} não lida`, `${count} não lidas`),
  waitingFor: (time) => `espera há ${time}`,
  since: (when) => `desde ${when}`,
  withAgent: (name) => `com ${name}`,
  windowLeft: (time) => `janela: ${time}`,
  windowShut: 'janela fechada',
  windowShutShort: 'fechada',
  previewYou: 'Você:',

  conversationWith: (name) => `Conversa com ${name}`,
  nothingOpen: 'Nenhuma conversa aberta',
  nothingOpenHint: 'Escolha uma conversa na lista.',
  keyHint: byKey({
    walk: 'percorrer a lista',
    open: 'abrir a conversa',
    slash: 'buscar mensagens rápidas',
  }),
  backToCurrent: 'Voltar à conversa atual',

  windowOpen: (time) => `Restam ${time} para responder`,
  windowMilestone: (time) => `Faltam ${time} para a janela de 24 horas fechar.`,
  windowClosed: 'A janela de 24 horas fechou.',
  windowReopened: 'O cliente respondeu. A janela abriu de novo.',
  sendTemplate: 'Enviar modelo',
  draftKept: 'Seu rascunho está guardado.',

  editName: 'Editar nome',
  findInConversation: 'Buscar na conversa',
  copyNumber: 'Copiar número',
  numberCopied: 'Número copiado',
  noNumber: 'sem número',
  protocol: 'Protocolo',
  copyProtocol: 'Copiar protocolo',
  protocolCopied: 'Protocolo copiado',
  sendProtocol: 'Enviar protocolo ao cliente',
  protocolMessage: (protocol) => `O número do seu protocolo de atendimento é *${protocol}*.`,
  protocolSent: 'Protocolo enviado ao cliente',
  transfer: 'Transferir conversa',
  close: 'Concluir conversa',
  closeSubmit: 'Concluir',
  details: 'Detalhes do contato',

  messages: 'Mensagens',
  newMessages: (count) => many(count, `${count} mensagem nova`, `${count} mensagens novas`),
  newConversations: (count) => many(count, `${count} conversa nova`, `${count} conversas novas`),
  toEnd: 'Ir para o fim',
  loadingOlder: 'Carregando mensagens anteriores…',
  olderFailed: 'Não foi possível carregar as mensagens anteriores.',
  seeking: (count) => `Procurando a mensagem… ${count} lidas`,
  stop: 'Parar',
  messageGone: 'Esta mensagem não está mais na conversa.',
  beginning: 'Início da conversa',
  noMessages: 'Nenhuma mensagem ainda.',
  typing: (name) => `${name} está digitando…`,
  kind: byKey({
    text: 'Texto',
    image: 'Foto',
    video: 'Vídeo',
    audio: 'Áudio',
    document: 'Documento',
    sticker: 'Figurinha',
    location: 'Localização',
    contacts: 'Contato',
    template: 'Modelo de mensagem',
    choice: 'Escolha',
    notice: 'Aviso',
    unsupported: 'Mensagem não suportada',
  }),
  delivery: byKey({
    queued: 'Na fila',
    sending: 'Enviando',
    sent: 'Enviada',
    delivered: 'Entregue',
    read: 'Lida',
    played: 'Ouvida',
    unconfirmed: 'Envio não confirmado',
    failed: 'Não enviada',
  }),
  edited: 'editada',
  deleted: 'Mensagem apagada',
  unsupportedMessage:
    'Este tipo de mensagem não é suportado. Peça ao cliente que envie de outra forma.',
  note: 'Nota interna',
  you: 'Você',
  customer: 'Cliente',
  bot: 'Bot',
  notice: (code, args) => {
    const {
      agent = 'Alguém',
      to = '',
      note = '',
      reason = '',
      rating = '',
      protocol = '',
      headline = '',
    } = args;
    switch (code) {
      case 'started':
        return protocol ? `Conversa iniciada · protocolo ${protocol}` : 'Conversa iniciada';
      case 'handed_over':
        return `O bot encaminhou para ${to || 'um atendente'}`;
      case 'claimed':
        return `${agent} assumiu a conversa`;
      case 'transferred':
        return `${agent} transferiu para ${to}${note ? `: “${note}”` : ''}`;
      case 'closed':
        return `${agent} concluiu a conversa${reason ? ` · ${reason}` : ''}`;
      case 'reopened':
        return `${agent} reabriu a conversa`;
      case 'survey_sent':
        return 'Pesquisa de satisfação enviada';
      case 'rated':
        return `O cliente avaliou o atendimento com nota ${rating}`;
      case 'called':
        return 'O cliente ligou';
      case 'number_changed':
        return `O cliente mudou de número para ${to}`;
      case 'referral':
        return `O cliente veio de um anúncio${headline ? `: “${headline}”` : ''}`;
      case 'merged':
        return `É o mesmo cliente do protocolo ${protocol}`;
      case 'bot_failed':
        return 'O bot não respondeu: o cliente espera um atendente';
      default:
        return args['text'] ?? 'Evento do sistema';
    }
  },
  voiceMessage: 'Mensagem de voz',
  from: (name, time) => `${name}, ${time}`,
  announceMessage: (name, text) => `${name}: ${text}`,
  announceMany: (count, name) => `${count} mensagens novas de ${name}`,

  message: 'Mensagem',
  messageHint: (enterSends) =>
    enterSends
      ? 'Enter envia, Shift+Enter quebra a linha'
      : 'Shift+Enter envia, Enter quebra a linha',
  send: 'Enviar',
  preview: 'Prévia',
  charactersLeft: (count) => many(count, `Resta ${count} caractere`, `Restam ${count} caracteres`),
  tooLong: (over) => many(over, `${over} caractere a mais`, `${over} caracteres a mais`),
  emoji: 'Emoji',
  pastedImage: 'imagem.png',
  quickReplies: 'Mensagens rápidas',
  record: 'Gravar áudio',
  filesStaged: (count) => many(count, `${count} arquivo a enviar`, `${count} arquivos a enviar`),

  resizeList: 'Largura da lista',
  resizeDetails: 'Largura dos detalhes',
};
