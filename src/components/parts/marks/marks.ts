import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Block, Inline } from '../../../domain/marks.js';
import { canReadMarks, linkify, loadMarks, parseMarks, safeUrl } from '../../../domain/texts.js';

/** Draws a component again once marks can be read. In an inbox they can be before there is a text. */
export const awaitMarks = (host: ReactiveControllerHost): void => {
  if (!canReadMarks()) void loadMarks().then(() => host.requestUpdate());
};

/**
 * A text with WhatsApp's marks and safe links, as nodes; style it with `marksStyles`. `tab` is the tab index of the
 * links: -1 where one cannot tab into the text.
 */
export const renderMarks = (text: string, tab = 0): unknown =>
  oneOrMore(parseMarks(text).map((block) => renderBlock(block, tab)));

/** Most texts are one line without marks: nothing then stands between the paragraph and its text. */
const oneOrMore = (drawn: readonly unknown[]): unknown => (drawn.length === 1 ? drawn[0] : drawn);

const renderBlock = (block: Block, tab: number): TemplateResult => {
  switch (block.kind) {
    case 'code':
      return html`<pre dir="auto">${block.text}</pre>`;
    case 'quote':
      return html`<blockquote dir="auto">${renderLines(block.lines, tab)}</blockquote>`;
    case 'bullets':
      return html`<ul dir="auto">
        ${renderItems(block.items, tab)}
      </ul>`;
    case 'numbers':
      return html`<ol dir="auto" start=${block.start} class=${isWide(block) ? 'wide' : nothing}>
        ${renderItems(block.items, tab)}
      </ol>`;
    case 'lines':
      return html`<p dir="auto">${renderLines(block.lines, tab)}</p>`;
  }
};

/** Its numbers have more digits than there is room for before the text. */
const isWide = ({ start, items }: { start: number; items: readonly unknown[] }): boolean =>
  start + items.length > 100;

const renderItems = (items: readonly Inline[][], tab: number) =>
  items.map((item) => html`<li>${renderInlines(item, tab)}</li>`);

const renderLines = (lines: readonly Inline[][], tab: number) =>
  oneOrMore(
    lines.map((line, index) => {
      const drawn = renderInlines(line, tab);
      return index > 0 ? html`<br />${drawn}` : drawn;
    }),
  );

const renderInlines = (inlines: readonly Inline[], tab: number): unknown =>
  oneOrMore(inlines.map((inline) => renderInline(inline, tab)));

const renderInline = (inline: Inline, tab: number): unknown => {
  switch (inline.kind) {
    case 'text':
      return oneOrMore(
        linkify(inline.text).map((piece) =>
          typeof piece === 'string'
            ? piece
            : html`<a
                href=${safeUrl(piece.href)}
                tabindex=${tab}
                target="_blank"
                rel="noopener noreferrer"
                ><bdi>${piece.text}</bdi></a
              >`,
        ),
      );
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'bold':
      return html`<strong>${renderInlines(inline.children, tab)}</strong>`;
    case 'italic':
      return html`<em>${renderInlines(inline.children, tab)}</em>`;
    case 'strike':
      return html`<s>${renderInlines(inline.children, tab)}</s>`;
  }
};
