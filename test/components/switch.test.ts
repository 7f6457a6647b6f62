import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxSwitchEvent } from '../../src/components/events.js';
import { InboxSwitch } from '../../src/components/parts/switch/switch.js';
import { clickOn } from '../harness/pointer.js';
import { Screen } from '../harness/screen.js';

define(InboxSwitch);

const show = async (disabled = false) => {
  const heard: boolean[] = [];
  const element = await fixture<HTMLElement>(
    html`<div>
      <inbox-switch
        label="Mensagem final"
        hint="O cliente recebe esta mensagem."
        checked
        ?disabled=${disabled}
        @inbox-switch=${({ on }: InboxSwitchEvent) => heard.push(on)}
        >Até logo!</inbox-switch
      >
    </div>`,
  );
  return { screen: new Screen(element), heard };
};

describe('inbox-switch', () => {
  it('has a name, a role and a hint, and shows what it is about', async () => {
    const { screen } = await show();
    const control = screen.control('Mensagem final');
    expect(control.role).to.equal('switch');
    expect(screen.isOn('Mensagem final')).to.equal(true);
    expect(screen.words).to.equal('Mensagem final O cliente recebe esta mensagem. Até logo!');
    await expect(screen.element).to.be.accessible();
  });

  it('is switched by a click and by Space, and says which way', async () => {
    const { screen, heard } = await show();
    await clickOn(screen.control('Mensagem final'));
    screen.control('Mensagem final').focus();
    await sendKeys({ press: 'Space' });
    expect(heard).to.deep.equal([false, true]);
  });

  it('stays as it is while it is disabled', async () => {
    const { screen, heard } = await show(true);
    await clickOn(screen.control('Mensagem final'));
    expect(screen.isOn('Mensagem final')).to.equal(true);
    expect(heard).to.deep.equal([]);
  });
});
