import type { Facility } from '#cms/records/payload-types.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import type { OpeningHours } from '#domain/places/opening.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What a centre's credential is worth today, in a few words. */
export function credentialWords({ t, today }: PageContext, doc: Facility): { status: string; headline: string } {
  const expired = Boolean(doc.credentialExpiresOn && doc.credentialExpiresOn < today);
  const status = expired ? 'expired' : doc.credentialStatus;
  if (doc.credentialType === 'none') return { status, headline: t('centre.none') };
  if (doc.register && doc.listing !== 'claimed') return { status, headline: t('centre.perRegister') };
  if (status !== 'valid') return { status, headline: t(`centre.${status}`) };
  return { status, headline: t(doc.credentialType === 'filing_receipt' ? 'centre.valid' : 'centre.validLicence') };
}

/** A week's hours, a line for each: `周一至周五 7:30–18:00`; of a season that is not over, with its days. */
export function hoursLines(
  { t, lang, today }: Pick<PageContext, 't' | 'lang' | 'today'>,
  hours: readonly OpeningHours[],
): string[] {
  const day = (date: string | undefined) => date && formatDate(date, { lang });
  return hours
    .filter(({ endsOn }) => endsOn === undefined || endsOn >= today)
    .map(({ weekdays, from, to, startsOn, endsOn }) => {
      const week = `${weekdayWords(weekdays, lang)} ${formatTimeRange(from, to)}`;
      const [first, last] = [day(startsOn), day(endsOn)];
      if (first && last) return t('centre.hoursSeason', { week, first, last });
      if (first) return t('centre.hoursFrom', { week, first });
      return last ? t('centre.hoursUntil', { week, last }) : week;
    });
}
