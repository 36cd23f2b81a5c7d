import type { HTMLConvertersFunction } from '@payloadcms/richtext-lexical/html';
import { escapeText } from '#cms/drawings/svg.ts';
import type { Media } from '#cms/records/payload-types.ts';
import type { Lang } from '#domain/language/lang.ts';
import { linkAddress } from '#domain/places/web-address.ts';
import { pictureHtml } from '../ui/picture.ts';
import { saidHtml } from '../ui/said-html.ts';

const FORMATS: [bit: number, tag: string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
];
const HEADINGS = ['h2', 'h3', 'h4'] as const;
const SECTIONS: Record<string, string> = { articles: '/guidance', policies: '/policy', facilities: '/facilities' };

export interface RichOptions {
  /** An address of this site in the page's language. */
  to: (path: string) => string;
  lang: Lang;
}

type ToHtml = (args: { nodes: never[] }) => string[];

/** The editor's nodes as plain tags, without a style attribute. */
export const richTextConverters =
  ({ to, lang }: RichOptions): HTMLConvertersFunction =>
  ({ defaultConverters }) => ({
    ...defaultConverters,
    text: ({ node }) =>
      FORMATS.reduce((html, [bit, tag]) => (node.format & bit ? `<${tag}>${html}</${tag}>` : html), saidHtml(node.text, lang)),
    heading: ({ node, nodesToHTML }) => {
      const tag = HEADINGS.find((one) => one === node.tag) ?? 'h4';
      return `<${tag}>${nodesToHTML({ nodes: node.children }).join('')}</${tag}>`;
    },
    // What was kept before it was looked at as it is now: the words that are in it.
    unknown: ({ node }) => escapeText(textOf(node as RichNode)),
    list: ({ node, nodesToHTML }) => {
      const tag = node.listType === 'number' ? 'ol' : 'ul';
      const kind = node.listType === 'check' ? ' class="to-do"' : '';
      return `<${tag}${kind}>${nodesToHTML({ nodes: node.children }).join('')}</${tag}>`;
    },
    // The wrapper keeps bold and plain words on one line beside the list's number.
    listitem: ({ node, nodesToHTML }) => `<li><div>${nodesToHTML({ nodes: node.children }).join('')}</div></li>`,
    quote: ({ node, nodesToHTML }) => box(node as RichNode, nodesToHTML),
    upload: ({ node }) => pictureHtml((node as { value?: unknown }).value as Media | string),
    autolink: ({ node, nodesToHTML }) => link(node.fields.url, nodesToHTML({ nodes: node.children }).join('')),
    link: ({ node, nodesToHTML }) => {
      const { url, doc } = node.fields;
      const slug = typeof doc?.value === 'object' ? (doc.value as { slug?: string }).slug : undefined;
      const section = SECTIONS[doc?.relationTo ?? ''];
      const href = section && slug ? to(`${section}/${slug}`) : url;
      return link(href, nodesToHTML({ nodes: node.children }).join(''));
    },
    table: ({ node, nodesToHTML }) => `<table class="t"><tbody>${nodesToHTML({ nodes: node.children }).join('')}</tbody></table>`,
    tablerow: ({ node, nodesToHTML }) => `<tr>${nodesToHTML({ nodes: node.children }).join('')}</tr>`,
    tablecell: ({ node, nodesToHTML }) => {
      const tag = node.headerState > 0 ? 'th' : 'td';
      return `<${tag}>${nodesToHTML({ nodes: node.children }).join('')}</${tag}>`;
    },
  });

/** Only web, mail and telephone addresses and this site's own are followed. */
function link(href: string | undefined, words: string): string {
  const address = href === undefined ? undefined : linkAddress(href);
  return address ? `<a href="${escapeText(address)}">${words}</a>` : words;
}

/** A quotation: lines that begin with `- ` are a list. */
function box(node: RichNode, toHtml: ToHtml): string {
  const lines = linesOf(node);
  const html = (line: RichNode) => toHtml({ nodes: (line.children ?? []) as never[] }).join('');
  const isItem = (line: RichNode) => /^\s*[-•]\s/.test(textOf(line));
  const items = lines.filter(isItem).map((line) => `<li>${html(line).replace(/^\s*[-•]\s*/, '')}</li>`);
  const words = lines.filter((line) => !isItem(line)).map((line) => `<p>${html(line)}</p>`);
  return `<blockquote>${words.join('')}${items.length > 0 ? `<ul>${items.join('')}</ul>` : ''}</blockquote>`;
}

/** The pieces between line breaks, each as a node of its own. */
function linesOf({ type, children = [] }: RichNode): RichNode[] {
  const lines: RichNode[][] = [[]];
  for (const child of children) {
    if (child.type === 'linebreak') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines.filter((line) => line.length > 0).map((line) => ({ type, children: line }));
}

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
