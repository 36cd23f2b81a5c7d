import type { Facility } from '#cms/records/payload-types.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { handoverTimes } from '#domain/places/handover-times.ts';
import type { OpeningHours } from '#domain/places/opening.ts';
import type { Window } from '#domain/time/time-of-day.ts';
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

/** When children of a class are brought and fetched for one kind of care: `送 8:00–9:00，接 16:30–17:30`; nothing where it is at any time. */
function handoverSaid(
  { t }: Pick<PageContext, 't'>,
  facility: FacilitySupply,
  group: FacilitySupply['classes'][number],
  form: CareForm,
) {
  const { drop_off, pick_up } = handoverTimes(facility, group, form);
  const said = (key: 'centre.broughtAt' | 'centre.fetchedAt', windows: readonly Window[]) =>
    windows.length > 0 ? [t(key, { hours: windows.map(({ from, to }) => formatTimeRange(from, to)).join(t('common.and')) })] : [];
  return [...said('centre.broughtAt', drop_off), ...said('centre.fetchedAt', pick_up)].join(t('common.comma'));
}

/** The same of a whole centre, or of some care in it: care, and classes, of which it is alike in one line. */
export function handoverLines(
  context: Pick<PageContext, 't' | 'lang'>,
  facility: FacilitySupply,
  forms: readonly CareForm[] = CARE_FORMS,
): string[] {
  const { t, lang } = context;
  const each = forms.flatMap((form) => {
    const all = facility.classes
      .filter((one) => one.forms.includes(form))
      .map((one) => ({ name: one.name[lang], said: handoverSaid(context, facility, one, form) }));
    const isAlike = new Set(all.map(({ said }) => said)).size === 1;
    const care = t(`care.${form}`);
    return isAlike ? [{ who: care, said: all[0]?.said ?? '' }] : all.map(({ name, said }) => ({ who: `${name} ${care}`, said }));
  });
  const lines = Map.groupBy(
    each.filter(({ said }) => said),
    ({ said }) => said,
  );
  return [...lines].map(([said, of]) => t('centre.handoverLine', { who: of.map(({ who }) => who).join(t('common.and')), said }));
}
