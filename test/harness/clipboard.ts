interface Clipboard {
  /** What was copied last. */
  (): string;
  /** From now on, in this test, the browser will not copy. */
  refuse(): void;
}

/** Stands in for the clipboard, which a page without the focus of a person may not write to. */
export const clipboard = (): Clipboard => {
  let text = '';
  const write = async (copied: string): Promise<void> => void (text = copied);
  const put = (writeText: (text: string) => Promise<void>): void => {
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: writeText,
    });
  };
  const { execCommand } = document;
  beforeEach(() => {
    text = '';
    put(write);
  });
  afterEach(() => {
    Reflect.deleteProperty(navigator.clipboard, 'writeText');
    document.execCommand = execCommand;
  });
  return Object.assign(() => text, {
    refuse: () => {
      put(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
      document.execCommand = () => false;
    },
  });
};
