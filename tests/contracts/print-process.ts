import { renderPdf } from '#cms/contracts/documents/render-pdf.ts';
import { SCRIPTS } from './scripts.ts';

/** Says the hash of a document with a name in every script; started by a test with other fonts on the machine. */
const text = Object.values(SCRIPTS).join('\n');
const parts = (['zh', 'en'] as const).map((lang) => ({
  lang,
  title: '合同 Contract',
  lines: [text],
  sections: [
    { heading: text, blocks: [false, true].map((important) => ({ kind: 'text' as const, parts: [{ text, important }] })) },
  ],
  closing: [text],
}));
console.log(renderPdf(parts, { at: '2026-11-23T06:00:00Z', footer: text }).sha256);
