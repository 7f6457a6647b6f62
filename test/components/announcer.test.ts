import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxAnnouncer } from '../../src/components/panes/announcer/announcer.js';
import '../../src/locales/later.js'; // comes with the dialogs whose end it tells
import { speak } from '../harness/page.js';

define(InboxAnnouncer);

const region = (announcer: InboxAnnouncer, politeness: 'polite' | 'assertive'): Element =>
  announcer.shadowRoot!.querySelector(`[aria-live=${politeness}]`)!;

const said = (announcer: InboxAnnouncer, politeness: 'polite' | 'assertive' = 'polite'): string[] =>
  [...region(announcer, politeness).children].map(({ textContent }) => textContent);

const show = (): Promise<InboxAnnouncer> => fixture(html`<inbox-announcer></inbox-announcer>`);

describe('inbox-announcer', () => {
  after(() => speak('en'));

  it('has its regions in the page before anything is said', async () => {
    const announcer = await show();
    expect(said(announcer)).to.deep.equal([]);
    expect(said(announcer, 'assertive')).to.deep.equal([]);
  });

  it('says everything once, in order, each as an element of its own', async () => {
    const announcer = await show();
    const polite = region(announcer, 'polite');
    announcer.announce('Maria: oi');
    announcer.announce('Maria: oi');
    await announcer.updateComplete;
    const [first] = polite.children;
    announcer.announce('Número copiado');
    await announcer.updateComplete;
    expect(said(announcer)).to.deep.equal(['Maria: oi', 'Maria: oi', 'Número copiado']);
    expect(polite.children[0] === first).to.equal(true);
  });

  it('keeps each for more than a second, then takes it away', async () => {
    const announcer = await show();
    announcer.announce('Conversa transferida');
    const began = performance.now();
    await announcer.updateComplete;
    while (said(announcer).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(performance.now() - began).to.be.at.least(1000);
  });

  it('interrupts where it must, and says nothing for nothing', async () => {
    const announcer = await show();
    announcer.announce('Sua sessão terminou', true);
    announcer.announce('');
    await announcer.updateComplete;
    expect(said(announcer, 'assertive')).to.deep.equal(['Sua sessão terminou']);
    expect(said(announcer)).to.deep.equal([]);
  });

  it('knows the words of what it says itself', async () => {
    speak('pt-BR');
    const announcer = await show();
    announcer.announceTerm('closeDone');
    await announcer.updateComplete;
    expect(said(announcer)).to.deep.equal(['Conversa concluída']);
  });
});
