import { SaxesParser } from 'saxes';

/** An element of a document, with what is in it in order. */
export interface XmlElement {
  name: string;
  /** Namespace it is in. */
  uri: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/**
 * Reads a document by the strict rules of XML 1.0 and its namespaces.
 *
 * @throws Error where it is not well-formed
 */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', uri: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element: XmlElement = {
      name: local,
      uri,
      attributes: Object.fromEntries(
        Object.values(attributes).map(({ name, value }) => [name, value]),
      ),
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (told) => open.at(-1)?.children.push(told));
  parser.write(text).close();
  return root.children.find((child) => typeof child !== 'string') as XmlElement;
}

/** Elements of a name directly in another one. */
export function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child): child is XmlElement => {
    return typeof child !== 'string' && child.name === name;
  });
}

/** Elements of a name anywhere in another one, in order. */
export function descendantsOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(child.name === name ? [child] : []), ...descendantsOf(child, name)],
  );
}

/** The text of an element and all that is in it. */
export function xmlText({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('');
}
