import type { ContractRecord, FrameworkRecord } from '#cms/records/contracts.ts';
import { instantInFull, stayWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** A framework contract as its family sees it: what it covers, until when, and the stays that were agreed under it. */
export interface FrameworkView {
  id: string;
  centre: string;
  about: string;
  prices: string;
  standing: string;
  /** It can still be ended. */
  open: boolean;
  href: string;
  stays: { href: string; when: string; note: string }[];
}

/** Those that hold first, then by when they were signed, the newest first. */
export async function frameworksOf(context: PageContext, guardianId: string): Promise<FrameworkView[]> {
  const { portal } = context;
  const frameworks = await portal.contracts.frameworksOf(guardianId);
  const all = await Promise.all(frameworks.map(async (one) => viewOf(context, one, await portal.contracts.annexesOf(one.id))));
  return all.toSorted((a, b) => Number(b.open) - Number(a.open));
}

function viewOf(context: PageContext, one: FrameworkRecord, annexes: readonly ContractRecord[]): FrameworkView {
  const { t, to, lang, today } = context;
  const { child, currency, facility, framework, lines, service, template } = one.snapshot;
  const inFull = (date: string) => formatDate(date, { lang, year: true });
  const isOver = framework.until < today;
  const open = !one.frameworkEndedAt && !isOver;
  return {
    id: one.id,
    centre: facility.name[lang],
    about: t('framework.ownAbout', { form: t(`care.${service.form}`), child: child.name }),
    prices: lines
      .map(({ kind, unit, unitAmount }) =>
        t('framework.ownPrice', {
          what: t(`care.kind_${kind}`),
          price: formatMoney(unitAmount, { currency, lang }),
          unit: t(`care.unit_${unit}`),
        }),
      )
      .join(t('contract.listGap')),
    standing: one.frameworkEndedAt
      ? t('framework.ownEnded', { at: instantInFull(context, one.frameworkEndedAt) })
      : t(isOver ? 'framework.ownOver' : 'framework.ownUntil', { date: inFull(framework.until) }),
    open,
    href: to(`/contracts/${one.id}`),
    stays: [one, ...annexes].map(({ id, snapshot }) => ({
      href: to(`/contracts/${id}`),
      when: stayWords(snapshot.service.occasions, lang),
      note: snapshot.annex
        ? t('framework.ownAnnex', { order: snapshot.annex.order, number: snapshot.number })
        : t('framework.ownFirst', {
            number: snapshot.number,
            date: inFull(toLocal(one.signedAt, context.timeZone).date),
            version: template.version,
          }),
    })),
  };
}
