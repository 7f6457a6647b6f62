/** The sounds that were made in a test, newest last; what plays at its end is stopped. */
export const sounds = (): HTMLAudioElement[] => {
  const made: HTMLAudioElement[] = [];
  const { Audio: Real } = window;
  before(() => {
    window.Audio = new Proxy(Real, {
      construct(target, args: ConstructorParameters<typeof Real>) {
        const sound = new target(...args);
        made.push(sound);
        return sound;
      },
    });
  });
  afterEach(() => {
    for (const sound of made.splice(0)) sound.pause();
  });
  after(() => {
    window.Audio = Real;
  });
  return made;
};
