/** Theme of the page and language of the inbox, kept from visit to visit. */
export function showPreferences(inbox: HTMLElement): void {
  follow('theme', '', (theme) => {
    document.documentElement.dataset['theme'] = theme;
  });
  follow('language', 'pt-BR', (language) => {
    inbox.lang = language;
  });
}

function follow(name: string, start: string, apply: (value: string) => void): void {
  const select = document.querySelector<HTMLSelectElement>(`#${name}`)!;
  select.value = localStorage.getItem(`demo-${name}`) ?? start;
  apply(select.value);
  select.addEventListener('change', () => {
    localStorage.setItem(`demo-${name}`, select.value);
    apply(select.value);
  });
}
