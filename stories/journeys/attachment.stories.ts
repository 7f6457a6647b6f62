import type { Meta } from '@storybook/web-components-vite';
import { photo } from '../../src/adapters/local/seed/media.js';
import { journey } from '../support/journey.js';

const meta: Meta = {
  title: 'Journeys/Attachment',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 700 } } },
};
export default meta;

/** A photo is staged, gets a caption, is uploaded, sent and read. */
export const Attachment = journey('attachment', async ({ ana, maria }) => {
  await maria.write('Pode me mandar uma foto do sofá Ipê?');
  await maria.tap('Comercial');
  await ana.until(() => ana.queue('Novos') === 'Novos, 1 esperando', 'nobody waits');
  await ana.openRow('Maria Souza');
  await ana.pressWhenThere('Continuar conversa');
  await ana.until(() => ana.has('Mensagem'));
  await ana.attach(new File([await photo('sofa')], 'sofa-ipe.jpg', { type: 'image/jpeg' }));
  await ana.until(() => ana.has('Legenda de sofa-ipe.jpg'), 'not staged');
  ana.fill('Legenda de sofa-ipe.jpg', 'Este é o Ipê, na cor cinza');
  await ana.drawn();
  ana.press('Enviar');
  await maria.hears('image');
  await maria.line.look();
  await ana.until(() => ana.tick('Este é o Ipê') === 'read', 'never read');
});
