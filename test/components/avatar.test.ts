import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxAvatar } from '../../src/components/parts/avatar/avatar.js';
import { CHANNEL_ICONS } from '../../src/components/parts/avatar/channel-icon.js';
import type { ChannelKind } from '../../src/domain/channel.js';
import { drawn } from '../harness/deep.js';
import { iconOf } from '../harness/icon.harness.js';

define(InboxAvatar);

const show = async (change: Partial<InboxAvatar>) => {
  const element = await fixture<InboxAvatar>(html`<inbox-avatar></inbox-avatar>`);
  Object.assign(element, change);
  await drawn(element);
  const face = element.renderRoot.querySelector<HTMLElement>('[part=face]')!;
  const glyph = element.renderRoot.querySelector('.avatar > :not(.face)');
  return { element, face, glyph, letters: face.textContent.trim() };
};

describe('inbox-avatar', () => {
  const FACES: [name: string, letters: string][] = [
    ['Mariana Costa', 'MC'],
    ['mariana de souza costa', 'MC'],
    ['Zé', 'Z'],
    ['Z', 'Z'],
    ['🦄', '🦄'],
    ['👨‍👩‍👧 Família', '👨‍👩‍👧F'],
    ['ليلى حسن', 'لح'],
    ['007', ''],
    ['+55 11 98765-4321', ''],
    ['', ''],
  ];
  for (const [name, letters] of FACES) {
    it(`${JSON.stringify(name)}: ${letters || 'a figure'}`, async () => {
      const { face, letters: shown } = await show({ name });
      expect(shown).to.equal(letters);
      expect(face.childElementCount === 0).to.equal(letters !== '');
    });
  }

  it('has a colour that stays with the contact, and differs from another’s', async () => {
    const colour = async (seed: string) =>
      getComputedStyle((await show({ name: 'Ana', seed })).face).backgroundColor;
    expect(await colour('c-1')).to.equal(await colour('c-1'));
    expect(await colour('c-1')).not.to.equal(await colour('c-2'));
  });

  for (const kind of Object.keys(CHANNEL_ICONS) as ChannelKind[]) {
    it(`wears the glyph of ${kind} at its corner`, async () => {
      const { element, glyph } = await show({ name: 'Ana', channel: kind });
      expect(iconOf(glyph!)).to.equal(CHANNEL_ICONS[kind]);
      expect(glyph!.getBoundingClientRect().right).to.be.greaterThan(
        element.getBoundingClientRect().right,
      );
    });
  }

  it('wears none without a channel', async () => {
    expect((await show({ name: 'Ana' })).glyph === null).to.equal(true);
  });

  it('is decoration', async () => {
    const { element } = await show({ name: 'Ana' });
    expect(element.renderRoot.querySelector('.avatar')!.ariaHidden).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('is as large as it is told, glyph and all', async () => {
    const { element, glyph } = await show({ name: 'Ana', channel: 'whatsapp' });
    const before = glyph!.getBoundingClientRect().width;
    element.style.setProperty('--inbox-avatar-size', '80px');
    expect(element.getBoundingClientRect().width).to.equal(80);
    expect(glyph!.getBoundingClientRect().width).to.equal(before * 2);
  });
});
