import type { Meta } from '@storybook/web-components-vite';
import { journey } from '../support/journey.js';

const meta: Meta = {
  title: 'Journeys/Window',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 700 } } },
};
export default meta;

/** The window closes on a draft: only a template goes, then nothing, until her answer opens the field with the draft. */
export const Window = journey('window', async ({ ana, maria, pass }) => {
  await maria.write('Oi');
  await maria.tap('Suporte');
  await ana.until(() => ana.queue('Novos') === 'Novos, 1 esperando', 'nobody waits');
  await ana.openRow('Maria Souza');
  await ana.pressWhenThere('Continuar conversa');
  await ana.until(() => ana.has('Mensagem'));
  ana.fill('Mensagem', 'Na quinta de manhã a equipe');
  await pass(25);
  await ana.sees('A janela de 24 horas fechou.');
  ana.press('Enviar modelo');
  await ana.pressWhenThere(/^retomar_conversa/);
  await ana.until(() => ana.has(/^Assunto/));
  ana.fill(/^Nome do cliente/, 'Maria');
  ana.fill(/^Assunto/, 'a troca do sofá');
  await ana.drawn();
  ana.press('Enviar');
  await ana.sees('Aguardando resposta do cliente');
  await maria.hears('Ficamos sem a sua resposta');
  await maria.tap('Sim, continuar');
  await ana.until(() => ana.has('Mensagem'), 'the field did not come back');
  await ana.until(
    () => (ana.control('Mensagem') as HTMLTextAreaElement).value === 'Na quinta de manhã a equipe',
    'the draft is gone',
  );
});
