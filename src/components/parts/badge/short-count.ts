/** A number for a badge: "99+" from a hundred on, "40+" where the backend stopped counting. */
export const shortCount = (count: number, atLeast = false): string =>
  count > 99 ? '99+' : atLeast ? `${count}+` : String(count);
