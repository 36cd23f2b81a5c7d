import { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html';
import type { Article } from '#cms/records/payload-types.ts';
import { type RichNode, type RichOptions, richTextConverters } from './rich-text-converters.ts';

export type RichText = Article['body'];

/** An article's body as HTML. The editor's text is escaped; only the tags of the converters come through. */
export function richText(body: RichText | null | undefined, options: RichOptions): string {
  return body ? nodesToHtml(nodesOf(body), options) : '';
}

export function nodesToHtml(nodes: readonly RichNode[], options: RichOptions): string {
  const root = { type: 'root', version: 1, direction: null, format: '', indent: 0, children: nodes };
  // The page's security policy forbids style attributes.
  const plain = { disableContainer: true, disableIndent: true, disableTextAlign: true } as const;
  return convertLexicalToHTML({ data: { root } as never, converters: richTextConverters(options), ...plain });
}

export function nodesOf(body: RichText): readonly RichNode[] {
  return body.root.children as RichNode[];
}
