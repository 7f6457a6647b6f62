/** Lets go of what came first into a map until no more than `most` are left; what is still needed stays. */
export const shorten = <K, V>(
  map: Map<K, V>,
  most: number,
  isNeeded: (value: V) => boolean = () => false,
): void => {
  let over = map.size - most;
  if (over <= 0) return;
  for (const [key, value] of map) {
    if (isNeeded(value)) continue;
    map.delete(key);
    over -= 1;
    if (over === 0) return;
  }
};
