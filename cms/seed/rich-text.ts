/** A node of the editor's rich text, as Payload keeps it. */
interface Node {
  type: string;
  version: 1;
  children?: Node[];
  [attribute: string]: unknown;
}

interface Block extends Node {
  children: Node[];
  direction: null;
  format: '';
  indent: 0;
}

const BOLD = 1;

/**
 * The Markdown of a pack's content files as the editor's rich text: `##` headings, paragraphs, `-` and
 * `1.` lists, `**bold**`, and `>` boxes, whose lines stay lines.
 *
 * @example richTextOf('## 三件小事\n\n1. **先说再走**。').root.children.length // 2
 */
export function richTextOf(markdown: string): { root: Block } {
  const nodes = groups(markdown).flatMap(({ kind, lines }) => toNodes(kind, lines));
  return { root: block('root', nodes) };
}

type Kind = 'heading' | 'quote' | 'bullet' | 'number' | 'paragraph' | 'blank';

const MARKS: [Kind, RegExp][] = [
  ['blank', /^\s*$/],
  ['heading', /^## /],
  ['quote', /^> ?/],
  ['bullet', /^- /],
  ['number', /^\d+\. /],
  ['paragraph', /^/],
];

/** Neighbouring lines of one kind, without their marks. */
function groups(markdown: string): { kind: Kind; lines: string[] }[] {
  const found: { kind: Kind; lines: string[] }[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const [kind, mark] = MARKS.find(([, pattern]) => pattern.test(line)) ?? ['paragraph', /^/];
    const text = line.replace(mark, '').trim();
    const last = found.at(-1);
    if (last?.kind === kind) last.lines.push(text);
    else found.push({ kind, lines: [text] });
  }
  return found;
}

function toNodes(kind: Kind, lines: readonly string[]): Node[] {
  switch (kind) {
    case 'blank':
      return [];
    case 'heading':
      return lines.map((line) => block('heading', inline(line), { tag: 'h2' }));
    case 'paragraph':
      return lines.map((line) => block('paragraph', inline(line), { textFormat: 0, textStyle: '' }));
    case 'quote':
      return [block('quote', broken(lines.filter(Boolean)))];
    default:
      return [list(kind, lines)];
  }
}

function list(listType: 'bullet' | 'number', lines: readonly string[]): Node {
  const items = lines.map((line, index) => block('listitem', inline(line), { value: index + 1 }));
  return block('list', items, { listType, start: 1, tag: listType === 'number' ? 'ol' : 'ul' });
}

/** Lines with a break between them. */
function broken(lines: readonly string[]): Node[] {
  return lines.flatMap((line, index) => [...(index > 0 ? [{ type: 'linebreak', version: 1 } as Node] : []), ...inline(line)]);
}

/** Every other piece between `**` is bold. */
function inline(text: string): Node[] {
  return text.split('**').flatMap((piece, index) => (piece ? [plain(piece, index % 2 === 1 ? BOLD : 0)] : []));
}

const plain = (text: string, format: number): Node => ({
  type: 'text',
  version: 1,
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text,
});

const block = (type: string, children: Node[], more: object = {}): Block => ({
  type,
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  children,
  ...more,
});
