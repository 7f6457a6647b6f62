import { icons, type Shapes } from '../../src/components/parts/icon/icons.js';
import { moreIcons } from '../../src/components/parts/icon/more-icons.js';

const linesOf = (shapes: Shapes): string =>
  JSON.stringify(
    shapes.map(([tag, attributes]) => [
      tag,
      Object.entries(attributes).map(([name, value]) => `${name}=${value}`),
    ]),
  );

const NAMES = new Map(
  Object.entries({ ...icons, ...moreIcons }).map(([name, shapes]) => [linesOf(shapes), name]),
);

/** Which icon this is: an `<inbox-icon>` by its name, one drawn here by its lines; undefined when it is none. */
export const iconOf = (element: Element): string | undefined => {
  const shapes = [...element.children].map(
    ({ localName, attributes }) =>
      [
        localName,
        Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
      ] as const,
  );
  return element.getAttribute('name') ?? NAMES.get(linesOf(shapes));
};
