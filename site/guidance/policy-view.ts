import type { Policy } from '#cms/records/payload-types.ts';
import { nodesOf, nodesToHtml } from './rich-text.ts';
import { type RichNode, type RichOptions, textOf } from './rich-text-converters.ts';

export interface PolicySection {
  id: string;
  title: string;
  parts: PolicyPart[];
}

/** A part begins with a line in bold. The text itself, which is quoted, is told from what is said about it. */
export interface PolicyPart {
  label?: string;
  kind: 'meaning' | 'change' | 'original';
  html: string;
}

/** A policy's sections by its headings, and what stands before the first of them. */
export function policySections(body: Policy['body'], options: RichOptions): { intro: string; sections: PolicySection[] } {
  const [intro = [], ...rest] = splitBefore(nodesOf(body), ({ type, tag }) => type === 'heading' && tag === 'h2');
  const html = (nodes: readonly RichNode[]) => nodesToHtml(nodes, options);
  const startsWithHeading = intro[0]?.type === 'heading';
  const pieces = startsWithHeading ? [intro, ...rest] : rest;
  return {
    intro: startsWithHeading ? '' : html(intro),
    sections: pieces.map(([heading, ...nodes], index) => ({
      id: `s${index + 1}`,
      title: heading ? textOf(heading) : '',
      parts: splitBefore(nodes, isLabel).map((part, at) => toPart(part, at, html)),
    })),
  };
}

function toPart(nodes: readonly RichNode[], at: number, html: (nodes: readonly RichNode[]) => string): PolicyPart {
  const [first] = nodes;
  const label = first && isLabel(first) ? textOf(first) : undefined;
  const rest = label === undefined ? nodes : nodes.slice(1);
  const quoted = rest.length > 0 && rest.every(({ type }) => type === 'quote');
  return { label, kind: quoted ? 'original' : at === 0 ? 'meaning' : 'change', html: html(rest) };
}

/** A paragraph that is all bold. */
function isLabel({ type, children = [] }: RichNode): boolean {
  return (
    type === 'paragraph' && children.length > 0 && children.every(({ type: kind, format }) => kind === 'text' && format === 1)
  );
}

/** Pieces that each begin where `starts` says so; the first begins at the start. */
function splitBefore(nodes: readonly RichNode[], starts: (node: RichNode) => boolean): RichNode[][] {
  const pieces: RichNode[][] = [];
  for (const node of nodes) {
    const open = pieces.at(-1);
    if (!open || starts(node)) pieces.push([node]);
    else open.push(node);
  }
  return pieces;
}
