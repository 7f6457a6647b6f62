import type { Meta } from '@storybook/web-components-vite';
import { journey } from '../support/journey.js';

const meta: Meta = {
  title: 'Journeys/Reply',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 700 } } },
};
export default meta;

/** A customer writes, the count goes up, an agent reads unnoticed, takes the conversation and answers. */
export const Reply = journey('reply', async ({ ana, maria }) => {
  await maria.write('Oi, meu sofá chegou com um rasgo');
  await maria.tap('Suporte');
  await ana.until(() => ana.queue('Novos') === 'Novos, 1 esperando', 'nobody waits');
  ana.press(/^Novos/);
  await ana.openRow('Maria Souza');
  await ana.pressWhenThere('Continuar conversa');
  await ana.write('Que pena, Maria! Vou resolver agora.');
  await maria.hears('Que pena, Maria!');
  await maria.line.look();
  await ana.until(() => ana.tick('Que pena, Maria!') === 'read', 'never read');
});
