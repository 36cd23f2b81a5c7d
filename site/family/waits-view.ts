import { acceptOffer, declineOffer, findWait, leaveWaitlist, pauseWait } from '#cms/booking/waitlist/answer-offer.ts';
import { orderNow, type ShownWait, showWait } from '#cms/booking/waitlist/list-waits.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { words } from '#cms/records/words.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatAge, formatDate } from '#cms/words/format.ts';
import { waitWords } from '#cms/words/wait-words.ts';
import { isMonthly, soldAs } from '#domain/care/care.ts';
import { ORDER_REASONS } from '#domain/offers/waitlist-order.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { bookAddress } from '../offers/offer-words.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Carries out one of the page's forms. */
export function actOnWait(
  { portal }: PageContext,
  guardian: Guardian,
  { id, form }: { id: string; form: FormData },
): Promise<Result<{ wait: WaitRecord }>> {
  const whose = { id, guardianId: guardian.id };
  switch (String(form.get('action'))) {
    case 'accept':
      return acceptOffer(portal, whose);
    case 'decline':
      return declineOffer(portal, whose);
    case 'leave':
      return leaveWaitlist(portal, whose);
    case 'pause':
      return pauseWait(portal, whose, String(form.get('until') ?? ''));
    case 'resume':
      return pauseWait(portal, whose, undefined);
    default:
      return Promise.resolve(notFound());
  }
}

export interface WaitView extends ShownWait {
  name: string;
  slug: string;
  /** What is waited for. */
  what: string;
  /** In one sentence where it stands. */
  stands: string;
  /** By what others are before it. */
  why?: string;
}

export async function waitView(context: PageContext, shown: ShownWait): Promise<WaitView> {
  const { portal, lang, today } = context;
  const { wait } = shown;
  const doc = await portal.facilities.get(wait.facilityId);
  const { parts } = portal.supplies.get(wait.facilityId) ?? {};
  return {
    ...shown,
    name: words(doc.name)[lang],
    slug: doc.slug ?? '',
    what: waitWords(wait.care, { lang, parts, today }),
    stands: standsWords(context, shown),
    why: aheadWords(context, shown),
  };
}

function standsWords(context: PageContext, { wait, standing }: ShownWait): string {
  const { t, lang } = context;
  const { offer, pausedUntil, endedBy, status } = wait;
  if (status === 'ended') return endedBy ? t(`waits.ended_${endedBy}`) : '';
  if (offer) return t(offer.acceptedAt ? 'waits.accepted' : 'waits.offered', { until: instantWords(context, offer.until) });
  if (pausedUntil) return t('waits.paused', { on: formatDate(pausedUntil, { lang, weekday: true }) });
  const position = standing?.position ?? 1;
  return position === 1 ? t('waits.first') : t('waits.position', { position });
}

function aheadWords({ t }: PageContext, { wait, standing }: ShownWait): string | undefined {
  const ahead = ORDER_REASONS.flatMap((by) => {
    const count = standing?.ahead[by];
    return count ? t(`waits.ahead_${by}`, { count }) : [];
  });
  return ahead.length > 0 && !wait.offer ? t('waits.why', { ahead: ahead.join(t('common.comma')) }) : undefined;
}

/** A family's own waiting, by its id; another's is not found. */
export async function findOwnWait(context: PageContext, guardian: Guardian, id: string): Promise<WaitView | undefined> {
  const wait = await findWait(context.portal, { id, guardianId: guardian.id });
  return wait && waitView(context, await showWait(context.portal, wait));
}

/** For each place that is kept, the way to book it. */
export async function waysToBook(
  { portal, t, to, lang }: PageContext,
  guardian: Guardian,
  { wait, slug }: WaitView,
): Promise<{ href: string; text: string }[]> {
  const children = await portal.children.listOf(guardian.id);
  const { request } = wait.care;
  return (wait.offer?.places ?? []).flatMap(({ childId, stays }) => {
    const at = children.findIndex(({ id }) => id === childId);
    const child = children[at];
    const parts = isMonthly(request) ? [stays] : stays.map((stay) => [stay]);
    return parts.flatMap((its) => {
      const [first] = its;
      if (!child || !first) return [];
      const sold = soldAs(request);
      // Months begin on their first day, though nobody may come on it.
      const care = { ...sold, left: 1, stays: [{ ...first, date: sold.months ? request.date : first.date }] };
      const address = bookAddress(slug, care, ageInMonths(child.birthDate, first.date));
      const when = formatDate(first.date, { lang, weekday: true });
      return [{ href: to(`${address}&step=child&child=${at}`), text: t('waits.bookOne', { name: child.name, when }) }];
    });
  });
}

/** The public order in words, with where it comes from. */
export async function orderWords({ portal, t, lang }: PageContext): Promise<{ rules: string[]; source?: string }> {
  const order = await orderNow(portal);
  const rules = (order?.rules ?? []).map((rule) =>
    rule.kind === 'age'
      ? t('waits.rule_age', { from: formatAge(rule.fromMonths, lang), to: formatAge(rule.toMonths, lang) })
      : t('waits.rule_sibling'),
  );
  const on = order && formatDate(order.effectiveOn, { lang, year: true });
  return {
    rules: [...rules, t('waits.rule_earlier')],
    source: order && t('waits.orderSource', { source: order.source, on: on ?? '' }),
  };
}
