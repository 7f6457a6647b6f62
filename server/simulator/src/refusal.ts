/** The control surface was asked for what cannot be: answered 400 with these words. */
export class Refusal extends Error {}
