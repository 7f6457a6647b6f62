/** What a backend told does not have the shape the port promises. */
export class MalformedError extends TypeError {
  /** What was told. */
  readonly value: unknown;

  constructor(where: string, value: unknown) {
    super(`malformed: ${where}`);
    this.name = 'MalformedError';
    this.value = value;
  }
}
