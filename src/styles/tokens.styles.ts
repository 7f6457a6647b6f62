import { css } from 'lit';

/**
 * The design tokens. What a host may set are the `--inbox-*` properties, on any ancestor; nothing here declares
 * one, so a host's value always wins. What components read are the private `--_*`, derived from them.
 *
 * Two tokens change the whole look: `--inbox-hue` (0–360, default 195, a deep teal) and `--inbox-radius`
 * (default 10px). Light and dark follow `color-scheme`.
 */
export const tokens = css`
  :host {
    --_hue: var(--inbox-hue, 195);
    --_neutral: var(--inbox-neutral-hue, 230);

    /* Three levels of ground. */
    --_surface: var(
      --inbox-color-surface,
      light-dark(oklch(100% 0 0), oklch(23.5% 0.008 var(--_neutral)))
    );
    --_canvas: var(
      --inbox-color-canvas,
      light-dark(oklch(97.3% 0.004 var(--_neutral)), oklch(19.5% 0.007 var(--_neutral)))
    );
    --_raised: var(
      --inbox-color-raised,
      light-dark(oklch(100% 0 0), oklch(28% 0.009 var(--_neutral)))
    );
    --_hover: light-dark(oklch(95.8% 0.006 var(--_neutral)), oklch(28.5% 0.009 var(--_neutral)));
    --_selected: light-dark(oklch(94.5% 0.022 var(--_hue)), oklch(32% 0.028 var(--_hue)));
    --_line: var(
      --inbox-color-line,
      light-dark(oklch(91.5% 0.006 var(--_neutral)), oklch(33% 0.01 var(--_neutral)))
    );
    /* The edge of a control: 3 : 1 on every ground. */
    --_edge: light-dark(oklch(62% 0.012 var(--_neutral)), oklch(58% 0.012 var(--_neutral)));

    --_text: var(
      --inbox-color-text,
      light-dark(oklch(25% 0.015 var(--_neutral)), oklch(93.5% 0.004 var(--_neutral)))
    );
    --_text-2: light-dark(oklch(43% 0.014 var(--_neutral)), oklch(79% 0.008 var(--_neutral)));
    --_text-3: light-dark(oklch(50% 0.014 var(--_neutral)), oklch(72% 0.01 var(--_neutral)));

    --_accent: var(
      --inbox-color-accent,
      light-dark(oklch(47% 0.085 var(--_hue)), oklch(78% 0.1 var(--_hue)))
    );
    --_accent-hover: light-dark(oklch(41% 0.08 var(--_hue)), oklch(84% 0.09 var(--_hue)));
    --_on-accent: var(
      --inbox-color-on-accent,
      light-dark(oklch(100% 0 0), oklch(20% 0.03 var(--_hue)))
    );
    --_tint: light-dark(oklch(94.3% 0.032 var(--_hue)), oklch(32.5% 0.042 var(--_hue)));

    --_danger: light-dark(oklch(52% 0.19 27), oklch(76% 0.13 25));
    --_danger-fill: light-dark(oklch(54% 0.2 27), oklch(69% 0.18 25));
    --_on-danger: light-dark(oklch(100% 0 0), oklch(18% 0.03 27));
    --_danger-tint: light-dark(oklch(95.5% 0.026 27), oklch(32% 0.06 27));
    --_warning: light-dark(oklch(48% 0.105 65), oklch(82% 0.12 80));
    --_warning-tint: light-dark(oklch(95.5% 0.045 85), oklch(33% 0.045 80));
    --_success: light-dark(oklch(47% 0.11 155), oklch(79% 0.12 155));
    --_info: light-dark(oklch(50% 0.13 245), oklch(79% 0.1 240));

    --_radius-s: calc(var(--inbox-radius, 10px) * 0.6);
    --_radius-m: var(--inbox-radius, 10px);
    --_radius-l: calc(var(--inbox-radius, 10px) * 1.6);

    --_font: var(
      --inbox-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'Helvetica Neue',
      Arial,
      sans-serif,
      'Apple Color Emoji',
      'Segoe UI Emoji',
      'Noto Color Emoji'
    );
    --_mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace;
    --_type-title: 600 17px/24px var(--_font);
    --_type-text: 400 15px/20px var(--_font);
    --_type-name: 600 15px/20px var(--_font);
    --_type-small: 400 13px/18px var(--_font);
    --_type-label: 600 13px/18px var(--_font);
    --_type-meta: 400 12px/16px var(--_font);

    --_shadow: 0 8px 28px light-dark(oklch(20% 0.02 var(--_neutral) / 0.18), oklch(0% 0 0 / 0.55));
    --_motion: 150ms cubic-bezier(0.2, 0, 0, 1);
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0ms linear;
    }
  }
`;
