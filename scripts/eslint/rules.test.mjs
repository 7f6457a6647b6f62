import { describe, it } from 'node:test';
import { RuleTester } from 'eslint';
import { noLiteralWords } from './no-literal-words.mjs';
import { safeTemplate } from './safe-template.mjs';

Object.assign(RuleTester, { describe, it, itOnly: it.only });
const tester = new RuleTester();
const $ = (expression) => '${' + expression + '}';
const html = (markup) => `html\`${markup}\``;
const bad = (markup, messageId) => ({ code: html(markup), errors: [{ messageId }] });

tester.run('no-literal-words', noLiteralWords, {
  valid: [
    html(`<p>${$('t.term("new")')}</p>`),
    html('<p> · — 99+ &nbsp; × 👍 </p>'),
    html(`<p>${$('a')} / ${$('b')}</p>`),
    html(`<p class="row">${$('n ? html`<b></b>` : nothing')}</p>`),
    html(`<b class=${$('open ? "open" : "shut"')} aria-live="polite" role="log"></b>`),
    html(`<button aria-label=${$('t.term("close")')} @click=${$('() => go("home")')}></button>`),
    html(`<input ?title=${$('"x"')} placeholder="" />`),
    html('<!-- a comment -->'),
    'css`p { color: red; }`',
    '`plain text`',
  ],
  invalid: [
    bad('<p>Novos</p>', 'text'),
    bad(`<p>${$('n')} mensagens</p>`, 'text'),
    bad('Olá', 'text'),
    bad('<p>&eacute;</p>', 'text'),
    bad(`<p>${$('n ? "Sim" : ""')}</p>`, 'text'),
    bad(`<p>${$("'de ' + name")}</p>`, 'text'),
    bad('<table><tr><td>Motivo</td></tr></table>', 'text'),
    bad('<button aria-label="Fechar"></button>', 'attribute'),
    bad('<img alt="Foto" />', 'attribute'),
    bad(`<input placeholder="${$('x')} anos" />`, 'attribute'),
    bad(`<input .placeholder=${$('"Mensagem"')} />`, 'attribute'),
    bad(`<b title=${$('open ? "Fechar" : t.open')}></b>`, 'attribute'),
    { code: 'svg`<title>Foto</title>`', errors: [{ messageId: 'text' }] },
    {
      code: 'html`<p>${html`<b>Bot</b>`}</p>`',
      errors: [{ messageId: 'text', line: 1, column: 19 }],
    },
    {
      code: 'html`<p>\n  ${a}\n</p><i>Bot</i>`',
      errors: [{ messageId: 'text', line: 3, column: 8 }],
    },
  ],
});

tester.run('safe-template', safeTemplate, {
  valid: [
    html(`<a href=${$('safeUrl(link)')}></a>`),
    html(`<a href="${$('safeUrl(link)')}"></a>`),
    html(`<a href=${$('ok ? safeUrl(link) : nothing')}></a>`),
    html(`<a href=${$('ifDefined(safeUrl(link))')}></a>`),
    html(`<img src=${$('this.blobs.objectUrl(id)')} />`),
    html(`<img .src=${$('objectUrl(blob)')} />`),
    html('<a href="#top"></a>'),
    html(`<p .style=${$('css')} class="style">style=</p>`),
    html(`<a @href=${$('go')} data-src=${$('x')}></a>`),
  ],
  invalid: [
    bad(`<a href=${$('link')}></a>`, 'address'),
    bad(`<a href="https://wa.me/${$('number')}"></a>`, 'address'),
    bad(`<a href="tel:${$('safeUrl(x)')}"></a>`, 'address'),
    bad(`<a href=${$('ok ? safeUrl(a) : a')}></a>`, 'address'),
    bad(`<a href=${$('safeUrl(a) || a')}></a>`, 'address'),
    bad(`<img .src=${$('url')} />`, 'address'),
    bad(`<video poster=${$('url')}></video>`, 'address'),
    { code: 'svg`<use xlink:href=${url} />`', errors: [{ messageId: 'address' }] },
    { code: 'html`<svg><use xlink:href=${url} /></svg>`', errors: [{ messageId: 'address' }] },
    bad('<p style="color: red"></p>', 'style'),
    bad(`<p style=${$('x')}></p>`, 'style'),
    bad(`<style>${$('x')}</style>`, 'element'),
    bad('<script></script>', 'element'),
    bad(`<p .innerHTML=${$('x')}></p>`, 'markup'),
    bad(`<iframe srcdoc=${$('x')}></iframe>`, 'markup'),
  ],
});
