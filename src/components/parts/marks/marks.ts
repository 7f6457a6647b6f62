import { html, type TemplateResult } from 'lit';
import { linkify, safeUrl } from '../../../domain/links.js';
import { parseMarks, type Block, type Inline } from '../../../domain/marks.js';

/** A text with WhatsApp's marks and safe links, as nodes; style it with `marksStyles`. */
export const renderMarks = (text: string): TemplateResult => html`${parseMarks(text).map(renderBlock)}`;

const renderBlock = (block: Block): TemplateResult => {
  switch (block.kind) {
    case 'code':
      return html`<pre>${block.text}</pre>`;
    case 'quote':
      return html`<blockquote dir="auto">${renderLines(block.lines)}</blockquote>`;
    case 'bullets':
      return html`<ul>
        ${renderItems(block.items)}
      </ul>`;
    case 'numbers':
      return html`<ol start=${block.start}>
        ${renderItems(block.items)}
      </ol>`;
    case 'lines':
      return html`<p dir="auto">${renderLines(block.lines)}</p>`;
  }
};

const renderItems = (items: readonly Inline[][]) => items.map((item) => html`<li dir="auto">${renderInlines(item)}</li>`);

const renderLines = (lines: readonly Inline[][]) =>
  lines.map((line, index) => html`${index > 0 ? html`<br />` : ''}${renderInlines(line)}`);

const renderInlines = (inlines: readonly Inline[]): TemplateResult[] => inlines.map(renderInline);

const renderInline = (inline: Inline): TemplateResult => {
  switch (inline.kind) {
    case 'text':
      return html`${linkify(inline.text).map((piece) =>
        typeof piece === 'string'
          ? piece
          : html`<a href=${safeUrl(piece.href)} target="_blank" rel="noopener noreferrer"><bdi>${piece.text}</bdi></a>`,
      )}`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'bold':
      return html`<strong>${renderInlines(inline.children)}</strong>`;
    case 'italic':
      return html`<em>${renderInlines(inline.children)}</em>`;
    case 'strike':
      return html`<s>${renderInlines(inline.children)}</s>`;
  }
};
