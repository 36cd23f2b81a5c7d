import type { ContractSnapshot } from '#domain/contract/contract.ts';
import type { Lang } from '#domain/language/lang.ts';
import { saidByClause } from './contract-text.ts';

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

/** Clauses by their own heading: one that is put in between changes no other. */
const saidBy = (snapshot: ContractSnapshot, lang: Lang): Map<string, string[]> =>
  new Map(saidByClause(snapshot, lang).map(({ heading, lines }) => [heading, lines]));
