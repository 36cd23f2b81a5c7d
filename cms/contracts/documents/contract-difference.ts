import type { ContractSnapshot } from '#domain/contract/contract.ts';
import type { Lang } from '#domain/language/lang.ts';
import { fullText } from './contract-text.ts';
import type { Block } from './render-pdf.ts';

/** What one clause says otherwise than in the version before: paragraphs and rows that are gone, and those in their place. */
export interface ClauseDifference {
  heading: string;
  before: string[];
  after: string[];
}

/** How two versions of a contract differ, clause by clause, in the words that both sides have signed. */
export function contractDifference(before: ContractSnapshot, after: ContractSnapshot, lang: Lang): ClauseDifference[] {
  const [was, is] = [saidBy(before, lang), saidBy(after, lang)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((heading) => {
    const [old, now] = [was.get(heading) ?? [], is.get(heading) ?? []];
    const gone = old.filter((one) => !now.includes(one));
    const come = now.filter((one) => !old.includes(one));
    return gone.length + come.length > 0 ? [{ heading, before: gone, after: come }] : [];
  });
}

/** Clauses by their own heading, without their number: one that is put in between changes no other. */
function saidBy(snapshot: ContractSnapshot, lang: Lang): Map<string, string[]> {
  // What a version says of itself stands before its clauses.
  const sections = fullText(snapshot, lang).sections.slice(-snapshot.clauses.length);
  return new Map(snapshot.clauses.map(({ heading }, at) => [heading[lang], (sections[at]?.blocks ?? []).flatMap(linesOf)]));
}

const linesOf = (block: Block): string[] =>
  block.kind === 'text'
    ? [block.parts.map(({ text }) => text).join('')]
    : block.rows.map((row) => row.filter(Boolean).join(' · '));
