const GAP = 8;

/** Puts a fixed panel beside an anchor, on the other side or shifted where the viewport ends. */
export const place = (
  panel: HTMLElement,
  anchor: Element,
  side: 'above' | 'below',
  align: 'start' | 'end',
): void => {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const { clientWidth, clientHeight } = document.documentElement;
  const above = box.top - GAP - height;
  const below = box.bottom + GAP;
  const fitsAbove = above >= GAP;
  const fitsBelow = below + height <= clientHeight - GAP;
  const top =
    side === 'above'
      ? fitsAbove || !fitsBelow
        ? above
        : below
      : fitsBelow || !fitsAbove
        ? below
        : above;
  const toLeft = (align === 'start') === (getComputedStyle(anchor).direction !== 'rtl');
  const left = toLeft ? box.left : box.right - width;
  panel.style.setProperty('top', `${clamp(top, GAP, clientHeight - height - GAP)}px`);
  panel.style.setProperty('left', `${clamp(left, GAP, clientWidth - width - GAP)}px`);
};

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));
