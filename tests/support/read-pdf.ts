import { getDocument, type PDFPageProxy as Page } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface TagNode {
  role?: string;
  children?: TagNode[];
}

/** What a PDF says to whoever does not see it: read by PDF.js, which knows nothing of how it was made. */
export interface ReadPdf {
  /** All of its words, without blanks: lines are broken as the paper asks. */
  text: string;
  /** Which kinds of tags each page has: of a page without tags, none. */
  tags: Set<string>[];
  /** Whether it says that it is tagged, in which language it is, and which part of PDF/UA it keeps to. */
  marked: boolean;
  lang?: string;
  universal?: string;
  /** Every font that anything is set in, and whether it is within the file. */
  fonts: { name: string; embedded: boolean }[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const pages: Page[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) pages.push(await pdf.getPage(n));
  // PDF.js gives a map, whatever its types say.
  const mark = (await pdf.getMarkInfo()) as unknown as Map<string, boolean> | null;
  const { info, metadata } = await pdf.getMetadata();
  const texts: string[] = [];
  const tags: Set<string>[] = [];
  for (const page of pages) {
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    tags.push(rolesOf((await page.getStructTree()) as TagNode | null));
  }
  return {
    text: texts.join('').replace(/\s/gu, ''),
    tags,
    marked: mark?.get('Marked') === true,
    lang: (info as { Language?: string }).Language,
    universal: metadata?.get('pdfuaid:part') ?? undefined,
    fonts: fontsOf(bytes),
  };
}

function rolesOf(node: TagNode | null, found = new Set<string>()): Set<string> {
  if (!node) return found;
  if (node.role) found.add(node.role);
  for (const child of node.children ?? []) rolesOf(child, found);
  return found;
}

/** A composite font names its descendant, that its descriptor, and that the file: as the objects stand, uncompressed. */
function fontsOf(bytes: Uint8Array): ReadPdf['fonts'] {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...text.matchAll(/(?:^|[\r\n])(\d+) 0 obj([\s\S]*?)(?:stream\r?\n|endobj)/g)].map(([, n, body]) => [n, body]),
  );
  const fonts = [...objects.values()].filter((body) => /\/Type\s*\/Font\b(?!Descriptor)/.test(body ?? ''));
  return fonts
    .filter((body) => !/\/Subtype\s*\/Type0/.test(body ?? ''))
    .map((body = '') => {
      const descriptor = objects.get(/\/FontDescriptor\s+(\d+) 0 R/.exec(body)?.[1]) ?? '';
      const file = objects.get(/\/FontFile[23]?\s+(\d+) 0 R/.exec(descriptor)?.[1]);
      return { name: /\/BaseFont\s*\/([^\s/]+)/.exec(body)?.[1] ?? '', embedded: /\/Length\s+[1-9]/.test(file ?? '') };
    });
}
