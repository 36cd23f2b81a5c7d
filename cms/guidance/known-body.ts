import { prose } from '#cms/input/values.ts';
import type { MessageKey } from '#cms/words/index.ts';
import { linkAddress } from '#domain/places/web-address.ts';

/** A node of the editor's text as anybody may send it. */
interface Sent {
  type?: unknown;
  text?: unknown;
  tag?: unknown;
  fields?: unknown;
  children?: unknown;
}

/** What pages can show. The editor makes nothing else. */
const INNER = ['paragraph', 'heading', 'list', 'listitem', 'quote', 'link', 'autolink', 'table', 'tablerow', 'tablecell'];
const LEAVES = ['text', 'linebreak', 'tab', 'upload', 'horizontalrule'];
const HEADINGS = ['h2', 'h3', 'h4'];
const MOST = { depth: 20, letters: 100_000 };
const words = prose(MOST.letters);

export interface BodyProblem {
  key: MessageKey;
  params?: Record<string, string>;
}

/**
 * Why a text from the editor, or from a program in its place, cannot be kept: it is no document, holds what no page can
 * show, or a link leads where none may. Links that lack their beginning are given it, in place.
 */
export function whyNotBody(body: unknown): BodyProblem | undefined {
  const root = isNode(body) ? (body as { root?: unknown }).root : undefined;
  if (!isNode(root) || root.type !== 'root' || !Array.isArray(root.children)) return { key: 'refused.bodyForm' };
  return whyNotNodes(root.children, 1);
}

function whyNotNodes(nodes: unknown[], depth: number): BodyProblem | undefined {
  if (depth > MOST.depth) return { key: 'refused.bodyForm' };
  for (const node of nodes) {
    const problem = whyNotNode(node, depth);
    if (problem) return problem;
  }
  return undefined;
}

function whyNotNode(node: unknown, depth: number): BodyProblem | undefined {
  if (!isNode(node) || typeof node.type !== 'string') return { key: 'refused.bodyForm' };
  const { type, text, tag, children } = node;
  if (LEAVES.includes(type)) {
    const isGood = type !== 'text' || (typeof text === 'string' && (text.trim() === '' || words.safeParse(text).success));
    return isGood ? undefined : { key: 'refused.bodyForm' };
  }
  if (!INNER.includes(type) || (type === 'heading' && !HEADINGS.includes(String(tag))))
    return { key: 'refused.bodyNode', params: { type: `${type} ${type === 'heading' ? tag : ''}`.trim().slice(0, 40) } };
  if (!Array.isArray(children)) return { key: 'refused.bodyForm' };
  return whyNotLink(node) ?? whyNotNodes(children, depth + 1);
}

function whyNotLink({ type, fields }: Sent): BodyProblem | undefined {
  if (type !== 'link' && type !== 'autolink') return undefined;
  if (!isNode(fields)) return { key: 'refused.bodyForm' };
  const link = fields as { linkType?: unknown; url?: unknown };
  // To a page of this site, by its record.
  if (link.linkType === 'internal') return undefined;
  const address = typeof link.url === 'string' ? linkAddress(link.url) : undefined;
  if (!address) return { key: 'refused.link', params: { address: String(link.url ?? '').slice(0, 80) } };
  link.url = address;
  return undefined;
}

const isNode = (value: unknown): value is Sent => typeof value === 'object' && value !== null && !Array.isArray(value);
