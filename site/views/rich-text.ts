import { convertLexicalToHTML, type HTMLConvertersFunction } from '@payloadcms/richtext-lexical/html';
import type { Article } from '#cms/payload-types.ts';

/** Headings that open the box with the signs to see a doctor for. */
const DOCTOR = /^(这些情况，去看医生|See a doctor)/;

interface TextNode {
  text?: string;
  children?: TextNode[];
}

const converters: HTMLConvertersFunction = ({ defaultConverters }) => ({
  ...defaultConverters,
  quote: ({ node, nodesToHTML }) => {
    const inner = nodesToHTML({ nodes: node.children }).join('');
    const kind = DOCTOR.test(plain(node as TextNode)) ? 'warn' : 'quote';
    return `<blockquote class="${kind}">${inner.replace(/(?:^|<br ?\/?>)\s*[-•]\s*/g, '<br>· ')}</blockquote>`;
  },
});

/** An article's body as HTML. The editor's text is escaped by the converter; only its own tags come through. */
export function richText(body: Article['body'] | null | undefined): string {
  return body ? convertLexicalToHTML({ data: body as never, converters, disableContainer: true }) : '';
}

function plain(node: TextNode): string {
  return node.text ?? (node.children ?? []).map(plain).join('');
}
