import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { createPortal } from '#cms/assemble.ts';
import { proofOf, renderContractPdf } from '#cms/contracts/documents/contract-pdf.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { seedCity } from '#cms/seed/seed-city.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import type { Block, DocumentText } from '#domain/contract/document-text.ts';
import { holdAndSign, newFamily } from '../support/family.ts';
import { type Measured, measurePairs } from './pairs.ts';

/** Written one after the other in each turn: one alone is too short to measure. */
const A_TURN = 3;
const WARM = 5;
const ORIGIN = 'https://example.org';
const packages = createRequire(join(process.cwd(), 'package.json'));
const font = (name: string) => readFileSync(packages.resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`));
const FONTS = { regular: font('400Regular/NotoSansSC_400Regular'), bold: font('700Bold/NotoSansSC_700Bold') };

type Signed = ContractSnapshot & { signedAt: string };

/**
 * S9: contracts of three months of care, both languages, set and written one after the other as they are signed, against the
 * same text through pdfkit with the same fonts. No two are of the same child: what is left from the one before helps either as
 * far as contracts are alike. Ours are tagged (PDF/UA) and have the drawing of the refund; the reference has its text alone.
 */
async function contractPdf(): Promise<Measured> {
  const portal = await createPortal();
  await seedCity(portal, { facilities: 1 });
  const family = await newFamily(portal, 1);
  const { contractId = '' } = await holdAndSign(portal, family, {
    ...{ form: 'full_day', date: '2026-12-01', months: 3, meals: true },
  } as const);
  const { snapshot, signedAt } = await portal.contracts.get(contractId);
  let n = 0;
  const another = (): Signed => ({
    ...{ ...snapshot, said: undefined },
    signedAt,
    number: `${snapshot.number}-${++n}`,
    child: { ...snapshot.child, name: `宝宝${n}号` },
  });
  const bytes = { ours: 0, reference: 0 };
  const each = async (render: (signed: Signed) => Promise<number>) => {
    const from = performance.now();
    let written = 0;
    for (let time = 0; time < A_TURN; time++) written = await render(another());
    return { perSecond: (1000 * A_TURN) / (performance.now() - from), written };
  };
  const ours = async () => {
    const { perSecond, written } = await each(async (signed) => (await renderContractPdf(signed, ORIGIN)).bytes.length);
    bytes.ours = written;
    return perSecond;
  };
  const reference = async () => {
    const { perSecond, written } = await each(async (signed) => (await throughPdfkit(textsOf(signed))).length);
    bytes.reference = written;
    return perSecond;
  };
  for (let time = 0; time < WARM; time++) await Promise.all([await ours(), await reference()]);
  const pairs = await measurePairs('contract PDF', { ours, reference });
  return {
    ...{ name: 'S9 contract PDF', unit: 'contracts/s', aim: '≥ 8', pairs, compare: 'ratio' },
    note: `${Math.round(bytes.ours / 1024)} kB, the reference ${Math.round(bytes.reference / 1024)} kB`,
  };
}

const textsOf = (signed: Signed): DocumentText[] =>
  signed.languages.map((lang) => contractText(signed, lang, proofOf(signed, ORIGIN)));

/** The same text: headings, paragraphs with what is important in bold, tables as lines of cells. */
function throughPdfkit(parts: readonly DocumentText[]): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 56, lang: parts[0]?.lang, info: { Title: parts[0]?.title } });
  const written: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve) => {
    pdf.on('data', (chunk) => void written.push(chunk)).on('end', () => resolve(Buffer.concat(written)));
  });
  for (const [name, file] of Object.entries(FONTS)) pdf.registerFont(name, file);
  for (const [at, { title, lines, sections, closing }] of parts.entries()) {
    if (at > 0) pdf.addPage();
    pdf.font('bold').fontSize(16).text(title);
    pdf.font('regular').fontSize(9);
    for (const one of lines) pdf.text(one);
    for (const { heading, blocks } of sections) {
      pdf.moveDown(0.5).font('bold').fontSize(11).text(heading).fontSize(9);
      for (const block of blocks) write(pdf, block);
    }
    for (const one of closing) pdf.font('regular').text(one);
  }
  pdf.end();
  return whole;
}

function write(pdf: PDFDocument, block: Block): void {
  if (block.kind === 'text') {
    for (const [at, { text, important }] of block.parts.entries())
      pdf.font(important ? 'bold' : 'regular').text(text, { continued: at < block.parts.length - 1 });
    return;
  }
  pdf.font('bold').text(block.caption);
  for (const [at, row] of [block.head, ...block.rows].entries()) pdf.font(at === 0 ? 'bold' : 'regular').text(row.join('    '));
}

// A process has one portal: this one is for this alone, and tells what it has measured.
process.stdout.write(`${JSON.stringify(await contractPdf())}\n`);
process.exit(0);
