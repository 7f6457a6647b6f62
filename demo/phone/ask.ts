import { html, render, type TemplateResult } from 'lit';

/** Asks in a dialog. Resolves to what was entered, or to undefined when it was dismissed. */
export function ask(
  title: string,
  fields: TemplateResult,
  submit: string,
): Promise<FormData | undefined> {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'ask-title');
  const dismiss = () => dialog.close();
  render(
    html`<form method="dialog">
      <h2 id="ask-title">${title}</h2>
      ${fields}
      <p class="buttons">
        <button type="button" class="button quiet" @click=${dismiss}>Cancelar</button>
        <button class="button primary" value="submit">${submit}</button>
      </p>
    </form>`,
    dialog,
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const form = dialog.querySelector('form')!;
      resolve(dialog.returnValue === 'submit' ? new FormData(form) : undefined);
      dialog.remove();
    });
  });
}

/** One line of a form. */
export const field = (label: string, name: string, value = '', type = 'text') => html`
  <p>
    <label>
      ${label}
      <input class="field" name=${name} type=${type} .defaultValue=${value} autocomplete="off" />
    </label>
  </p>
`;

/** What was entered in a field. */
export const entered = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
