/** A piece of a text as a reader sees it: a paragraph, a heading, a point of a list, or a picture by its id. */
export interface Paragraph {
  text: string;
  picture?: string;
}

interface RichNode {
  type?: string;
  text?: string;
  value?: unknown;
  children?: RichNode[];
}

/** Nodes that hold paragraphs rather than words. */
const HOLDERS = ['root', 'list', 'quote', 'table', 'tablerow'];

/**
 * What a text, plain or rich, says in paragraphs; those without words are left out.
 *
 * @example paragraphsOf('One.\nTwo.') // [{ text: 'One.' }, { text: 'Two.' }]
 */
export function paragraphsOf(value: unknown): Paragraph[] {
  if (typeof value === 'string')
    return value
      .split(/\r?\n/)
      .map((line) => ({ text: line.trim() }))
      .filter(({ text }) => text);
  const root = (value as { root?: RichNode } | null | undefined)?.root;
  return root ? paragraphsIn(root) : [];
}

function paragraphsIn(node: RichNode): Paragraph[] {
  const { type = '', children = [] } = node;
  if (type === 'upload') return [{ text: '', picture: idOf(node.value) }];
  const holds = HOLDERS.includes(type) || children.some((child) => child.type === 'list' || child.type === 'upload');
  if (holds) return children.flatMap(paragraphsIn);
  const text = wordsOf(node).trim();
  return text ? [{ text }] : [];
}

const wordsOf = ({ type, text = '', children = [] }: RichNode): string =>
  type === 'linebreak' ? ' ' : text + children.map(wordsOf).join('');

const idOf = (value: unknown) => String(typeof value === 'object' && value && 'id' in value ? value.id : value);
