import type { SupportNeed } from '#domain/money/family-support.ts';
import { sum } from '#domain/money/money.ts';
import type { NetCost } from '#domain/money/net-cost.ts';
import { formatMoney, joinSentences } from './format.ts';
import type { Translator } from './index.ts';

/** What it hangs on, as the beginning of a sentence. */
export const ifWords = (t: Translator, ifs: readonly SupportNeed[]): string =>
  ifs.map((one) => t(`support.if_${one}`)).join(t('common.and'));

/** What all months together cost after subsidies, with the *if* that it hangs on; nothing where none lowers them. */
export function netSummary(t: Translator, costs: readonly NetCost[], currency: string): string | undefined {
  if (costs.every(({ paid }) => paid === 0)) return undefined;
  const after = sum(costs.map((cost) => cost.after));
  const ifs = [...new Set(costs.flatMap((cost) => cost.ifs))];
  const money = formatMoney(after, { currency, lang: t.lang, whole: true });
  const words = after > 0 ? t('support.inAll', { amount: money }) : t('support.enough');
  return ifs.length > 0 ? t('support.if', { what: ifWords(t, ifs), words }) : words;
}

/** Why a family does not get a support for this child; nothing where it does. */
export const whyNoSupport = (t: Translator, { no, support }: NetCost['shares'][number]): string | undefined =>
  no && t(`support.no_${no}`, { months: support.untilMonths });

/** The same as whole sentences, for a letter: what is left to pay of months, and each support that this child does not get, with its reason. */
export function netLetter(t: Translator, costs: readonly NetCost[], currency: string): string {
  const said = netSummary(t, costs, currency);
  const [first] = costs;
  const none = (first?.shares ?? []).flatMap((share) => {
    // What nobody has published nobody is left out of.
    const why = share.no === 'none_published' ? undefined : whyNoSupport(t, share);
    return why ? [t('support.titled', { title: share.support.title[t.lang], why })] : [];
  });
  return joinSentences([...(said ? [t('support.sentence', { said })] : []), ...none], t.lang);
}
