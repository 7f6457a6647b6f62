import { expect, fixture } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';
import modules from './virtual/stories.js';

// Proves the runner's configuration; goes away with the first real tests.
class SmokeElement extends LitElement {
  @property({ reflect: true }) name = 'ana';

  protected override render() {
    return html`<p>${this.name}</p>`;
  }
}
customElements.define('smoke-element', SmokeElement);

describe('the runner', () => {
  it('compiles decorated properties so that they are reactive', async () => {
    const element = await fixture<SmokeElement>(html`<smoke-element name="bruno"></smoke-element>`);
    expect(element.shadowRoot?.textContent).to.equal('bruno');
    element.name = 'clara';
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.equal('clara');
    expect(element.getAttribute('name')).to.equal('clara');
  });

  it('emulates forced colours', async () => {
    const features = [{ name: 'forced-colors', value: 'active' }];
    await executeServerCommand('cdp', {
      method: 'Emulation.setEmulatedMedia',
      params: { features },
    });
    expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
  });

  it('serves the stories', () => {
    for (const path of Object.keys(modules)) expect(path).to.match(/\.stories\.ts$/);
  });
});
