import { html } from 'lit';

/** A hidden field. A click on it opens the device's own camera, or lets a picture be chosen. */
export const renderPhotoInput = (onPhoto: (photo: File) => void) =>
  html`<input
    type="file"
    accept="image/*"
    capture="environment"
    hidden
    tabindex="-1"
    aria-hidden="true"
    @change=${({ target }: Event) => {
      const input = target as HTMLInputElement;
      const [photo] = input.files ?? [];
      input.value = '';
      if (photo) onPhoto(photo);
    }}
  />`;
