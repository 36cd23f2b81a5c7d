import { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html';
import type { Article } from '#cms/records/payload-types.ts';
import type { RichNode } from './rich-node.ts';
import { richTextConverters } from './rich-text-converters.ts';

export type RichText = Article['body'];

interface RichOptions {
  /** An address of this site in the page's language. */
  to: (path: string) => string;
}

/** An article's body as HTML. The editor's text is escaped; only the tags of the converters come through. */
export function richText(body: RichText | null | undefined, { to }: RichOptions): string {
  return body ? nodesToHtml(nodesOf(body), { to }) : '';
}

export function nodesToHtml(nodes: readonly RichNode[], { to }: RichOptions): string {
  const root = { type: 'root', version: 1, direction: null, format: '', indent: 0, children: nodes };
  // The page's security policy forbids style attributes.
  const plain = { disableContainer: true, disableIndent: true, disableTextAlign: true } as const;
  return convertLexicalToHTML({ data: { root } as never, converters: richTextConverters(to), ...plain });
}

export function nodesOf(body: RichText): readonly RichNode[] {
  return body.root.children as RichNode[];
}
