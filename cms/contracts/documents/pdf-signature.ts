import type { Instant } from '#domain/time/zoned-time.ts';
import { sha256 } from './sha256.ts';

/** Made of the bytes of a PDF that a signature covers: all but the signature itself. */
type Sign = (covered: Uint8Array) => Promise<Uint8Array>;

interface Reference {
  number: number;
  text: string;
}

/**
 * A PDF with a signature behind it (ISO 32000-1, 12.8), as an update that leaves every byte before it as it is: what was made
 * without a seal can be had again by cutting it off. The field is hidden, so that the tagged pages stay as they are.
 * For the plain PDFs that our typesetter writes: one table of references, no object streams.
 */
export async function appendSignature(
  pdf: Buffer,
  { at, holder, longest, sign }: { at: Instant; holder: string; longest: number; sign: Sign },
): Promise<Buffer> {
  const text = pdf.toString('latin1');
  const table = Number(after(text, text.lastIndexOf('startxref'), /startxref\s+(\d+)/));
  const trailer = text.slice(text.indexOf('trailer', table));
  const size = Number(after(trailer, 0, /\/Size (\d+)/));
  const offsets = offsetsOf(text, table);
  const objectAt = (number: number): Reference => {
    const from = offsets[number] ?? 0;
    return { number, text: text.slice(text.indexOf('<<', from), text.indexOf('endobj', from)).trimEnd() };
  };
  const catalog = objectAt(Number(after(trailer, 0, /\/Root (\d+) 0 R/)));
  const page = firstPage(objectAt, Number(after(catalog.text, 0, /\/Pages (\d+) 0 R/)));
  const [signature, field] = [size, size + 1];
  const room = '0'.repeat(longest * 2);
  const objects: Reference[] = [
    {
      number: signature,
      text: [
        '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
        `/ByteRange [${Array(4).fill(PLACE).join(' ')}]`,
        `/Contents <${room}>`,
        `/Name <${utf16(holder)}> /M (D:${at.replace(/\D/g, '').slice(0, 14)}Z) >>`,
      ].join(' '),
    },
    {
      number: field,
      text: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /TU (Seal) /Rect [0 0 0 0] /F 130 /V ${signature} 0 R /P ${page.number} 0 R >>`,
    },
    { ...catalog, text: within(catalog.text, `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`) },
    { ...page, text: within(page.text, `/Annots [${field} 0 R] /Tabs /S`) },
  ];
  const written = appended(pdf, objects, { size: size + 2, table, trailer });
  const contents = written.indexOf(`/Contents <${room}>`) + '/Contents '.length;
  const end = contents + room.length + 2;
  const range = [0, contents, end, written.length - end];
  const places = range.map((one) => String(one).padStart(PLACE.length, '0'));
  written.write(`[${places.join(' ')}]`, written.lastIndexOf(`[${PLACE}`, contents), 'latin1');
  const der = await sign(Buffer.concat([written.subarray(0, contents), written.subarray(end)]));
  if (der.length > longest) throw new Error(`a signature of ${der.length} bytes has room for ${longest}`);
  written.write(Buffer.from(der).toString('hex'), contents + 1, 'latin1');
  return written;
}

const PLACE = '*'.repeat(10);

function appended(
  pdf: Buffer,
  objects: Reference[],
  { size, table, trailer }: { size: number; table: number; trailer: string },
): Buffer {
  let body = '\n';
  const entries = objects.map(({ number, text }) => {
    const offset = pdf.length + body.length;
    body += `${number} 0 obj\n${text}\nendobj\n\n`;
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n\r\n`;
  });
  const [root, info, first] = [/\/Root \d+ 0 R/, /\/Info \d+ 0 R/, /\/ID \[(\([^)]*\)|<[^>]*>)/].map((what) =>
    what.exec(trailer),
  );
  const ids = first ? `/ID [${first[1]} <${sha256(pdf).slice(0, 32)}>]` : '';
  const startAt = pdf.length + body.length;
  body += `xref\n${entries.join('')}trailer\n<< /Size ${size} ${root?.[0]} ${info?.[0] ?? ''} ${ids} /Prev ${table} >>\n`;
  return Buffer.concat([pdf, Buffer.from(`${body}startxref\n${startAt}\n%%EOF\n`, 'latin1')]);
}

/** Where each object stands, by its number. */
function offsetsOf(text: string, table: number): number[] {
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(table, table + 60));
  if (!head) throw new Error('a PDF without one table of all its references cannot be sealed');
  const from = table + head[0].length;
  return Array.from({ length: Number(head[1]) }, (_, at) => Number(text.slice(from + at * 20, from + at * 20 + 10)));
}

function firstPage(objectAt: (number: number) => Reference, pages: number): Reference {
  let found = objectAt(pages);
  for (let kids = KIDS.exec(found.text); kids; kids = KIDS.exec(found.text)) found = objectAt(Number(kids[1]));
  if (/\/Annots|\/Tabs/.test(found.text)) throw new Error('a page with notes of its own cannot be sealed');
  return found;
}

const KIDS = /\/Kids \[\s*(\d+) 0 R/;

/** A dictionary with something more at its end. */
const within = (text: string, more: string): string => `${text.slice(0, text.lastIndexOf('>>'))}${more} >>`;

const utf16 = (words: string): string => `feff${Buffer.from(words, 'utf16le').swap16().toString('hex')}`;

function after(text: string, from: number, what: RegExp): string {
  const found = what.exec(text.slice(Math.max(0, from)))?.[1];
  if (found === undefined) throw new Error(`a PDF without ${what} cannot be sealed`);
  return found;
}
