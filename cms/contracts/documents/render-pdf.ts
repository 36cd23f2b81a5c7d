import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FAMILIES, readFonts } from '#cms/print/fonts.ts';
import type { DocumentText } from '#domain/contract/document-text.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { sha256 } from './sha256.ts';

/** A file that a document carries within it, to be taken out as it is. Its name is plain letters. */
export interface Attachment {
  name: string;
  bytes: Uint8Array;
  mime: 'application/pdf' | 'application/json';
  /** What it is, for whoever finds it in the list of a reader. */
  about: string;
}

/** A name or a note holds a character that the font cannot print; a PDF without it would be false. */
export class UnprintableError extends Error {}

const root = process.cwd();
let compiler: NodeCompiler | undefined;
let layout = '';

/**
 * A tagged PDF/UA-1 with its fonts embedded. A `mark` stands behind the text of every page. The same text at the same instant
 * gives the same bytes, on every machine.
 *
 * @throws UnprintableError when a character has no glyph
 */
export function renderPdf(
  parts: DocumentText[],
  { at, footer, mark, attached = [] }: { at: Instant; footer: string; mark?: string; attached?: readonly Attachment[] },
): { bytes: Buffer; sha256: string; pages: number } {
  const typst = ready();
  const carried = attached.map(({ name, mime, about }) => ({ name, mime, about }));
  for (const { name, bytes } of attached) typst.mapShadow(shadowOf(name), Buffer.from(bytes));
  const result = typst.compile({
    mainFileContent: layout,
    inputs: { data: JSON.stringify({ parts, footer, mark, attached: carried, fonts: FAMILIES }) },
    resetRead: true,
  });
  for (const { name } of attached) typst.unmapShadow(shadowOf(name));
  const document = result.result;
  if (!document) throw new Error(`the document could not be set: ${JSON.stringify(result.takeError()?.shortDiagnostics)}`);
  const bytes = toPdf(typst, document, Math.floor(Date.parse(at) / 1000));
  typst.evictCache(10);
  return { bytes, sha256: sha256(bytes), pages: document.numOfPages };
}

/** Where the typesetter finds a file that is on no disk. */
const shadowOf = (name: string) => join(root, 'cms/documents/attached', name);

function toPdf(typst: NodeCompiler, document: Parameters<NodeCompiler['pdf']>[0], creationTimestamp: number): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/glyph|codepoint|could not be displayed/i.test(message)) throw new UnprintableError(message);
    throw error;
  }
}

function ready(): NodeCompiler {
  if (!compiler) {
    compiler = NodeCompiler.create({ workspace: join(root, 'cms/documents'), fontArgs: [{ fontBlobs: readFonts() }] });
    layout = readFileSync(join(root, 'cms/contracts/documents/document.typ'), 'utf8');
  }
  return compiler;
}
