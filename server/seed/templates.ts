import { TEMPLATES } from '../../src/adapters/local/seed/lookups.js';
import type { Template, TemplateButton } from '../../src/domain/template.js';
import { slotsOf, type Slot } from '../../src/domain/template-slots.js';

/** The body of `POST /{waba}/message_templates`. */
export interface NewTemplate {
  name: string;
  language: string;
  category: string;
  components: object[];
}

/** Those of the local demo that Meta would take as they are: with numbered variables, none of them at an end. */
export const newTemplates = (): (NewTemplate & { status: Template['status'] })[] =>
  TEMPLATES.filter(({ id }) => TAKEN.includes(id)).map((template) => ({
    ...toMeta(template),
    status: template.status ?? 'approved',
  }));

const TAKEN = ['retomar', 'boleto', 'visita', 'cupom'];

function toMeta(template: Template): NewTemplate {
  const { name, language, category = 'utility', header, body, footer, buttons } = template;
  const slots = slotsOf(template);
  const inBody = slots.filter(({ part }) => part === 'body');
  return {
    name,
    language,
    category: category.toUpperCase(),
    components: [
      ...(header ? [headerOf(header)] : []),
      { type: 'BODY', text: body, ...exampleOf(inBody) },
      ...(footer ? [{ type: 'FOOTER', text: footer }] : []),
      ...(buttons ? [{ type: 'BUTTONS', buttons: buttons.map(buttonOf) }] : []),
    ],
  };
}

const headerOf = (header: NonNullable<Template['header']>): object =>
  header.kind === 'text'
    ? { type: 'HEADER', format: 'TEXT', text: header.text }
    : { type: 'HEADER', format: header.kind.toUpperCase() };

/** Meta wants to see each variable with something in it. */
const exampleOf = (slots: readonly Slot[]): object =>
  slots.length === 0
    ? {}
    : { example: { body_text: [slots.map(({ example, name }) => example ?? name)] } };

function buttonOf(button: TemplateButton): object {
  const { text } = button;
  switch (button.kind) {
    case 'reply':
      return { type: 'QUICK_REPLY', text };
    case 'url':
      return { type: 'URL', text, url: button.url };
    case 'phone':
      return { type: 'PHONE_NUMBER', text, phone_number: button.phone };
    case 'copy':
      return { type: 'COPY_CODE', example: 'AURORA15' };
  }
}
