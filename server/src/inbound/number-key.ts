/**
 * What is the same in all spellings of one phone number. WhatsApp writes Brazilian mobile numbers with or without the
 * ninth digit and Mexican ones with or without the 1 after 52, whichever the account began with.
 */
export function numberKey(waId: string): string {
  const brazil = /^55(\d\d)([6-9]\d{7})$/.exec(waId);
  if (brazil) return `55${brazil[1]}9${brazil[2]}`;
  const mexico = /^521(\d{10})$/.exec(waId);
  return mexico ? `52${mexico[1]}` : waId;
}
