import { LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../../src/styles/base.styles.js';
import { buttonStyles } from '../../src/styles/button.styles.js';
import { fieldStyles } from '../../src/styles/field.styles.js';

/** Draws what a story slots into a part as a pane would: with the kit's buttons, fields and tokens. */
export class StoryBox extends LitElement {
  static readonly tag = 'story-box';
  static override styles = [baseStyles, buttonStyles, fieldStyles];

  @property({ attribute: false }) content?: TemplateResult;

  protected override render() {
    return this.content;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-box': StoryBox;
  }
}
