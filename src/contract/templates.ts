import type { Outgoing } from '../domain/commands.js';
import {
  checkTemplate,
  fillTemplate,
  headerMedia,
  isApproved,
  slotsOf,
} from '../domain/template-slots.js';
import type { Template } from '../domain/template.js';
import { need } from './breach.js';
import type { Desk } from './desk.js';

/** A template that may be sent, filled in. @throws Skip when templates are not declared, or none can be sent */
export async function aTemplate(desk: Desk): Promise<{
  content: Outgoing;
  /** As the customer reads it. */
  words: string;
}> {
  const { can } = desk.session.info;
  need(can.content.includes('template'), 'the adapter declares no templates');
  need(can.lookups.includes('template'), 'the adapter declares no list of templates');
  const { items } = await desk.lookup('template', { limit: 100 });
  const found = items.find((template) => isApproved(template) && !headerMedia(template));
  const template = need(found, 'the backend has no approved template without a file');
  const params = paramsOf(template);
  need(checkTemplate(template, params).length === 0, `"${template.id}" takes none of our words`);
  return {
    content: { kind: 'template', templateId: template.id, language: template.language, params },
    words: fillTemplate(template, params).text,
  };
}

const paramsOf = (template: Template): Record<string, string> =>
  Object.fromEntries(slotsOf(template).map(({ key, name }) => [key, `word-${name}`]));
