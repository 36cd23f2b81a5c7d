/** A node of the editor's rich text, as far as the pages look into it. */
export interface RichNode {
  type: string;
  tag?: string;
  text?: string;
  format?: number | string;
  children?: RichNode[];
}

export function textOf({ type, text, children = [] }: RichNode): string {
  return type === 'linebreak' ? '\n' : (text ?? children.map(textOf).join(''));
}
