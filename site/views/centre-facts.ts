import { words } from '#cms/records/words.ts';
import type { FacilityDetails } from '#cms/use-cases/facility-details.ts';
import { formatDate } from '../i18n/format.ts';
import type { PageContext } from './page-context.ts';

/** What keeps children safe, as term and value. What a register does not say is said to be unknown. */
export function centreFacts(
  { t, lang }: PageContext,
  { doc, supply, staff }: FacilityDetails,
): { term: string; value: string }[] {
  const unknown = t('centre.unknown');
  const date = (value: string | null | undefined) => value && formatDate(value, { lang, year: true });
  const hygiene = date(doc.hygieneCheckedOn);
  const fire = date(doc.fireCheckedOn);
  const doctor = words(doc.doctor)[lang];
  const classes = [...(supply?.classes ?? [])]
    .sort((a, b) => a.ageFrom - b.ageFrom)
    .map((one) => ({
      term: one.name[lang],
      value: t('centre.classFact', {
        staff: one.shifts.length,
        most: Math.min(one.places, one.maxSize),
        ratio: one.childrenPerStaff,
      }),
    }));
  return [
    ...classes,
    { term: t('centre.hygiene'), value: hygiene ? t('centre.passed', { date: hygiene }) : unknown },
    { term: t('centre.fire'), value: fire ? t('centre.fireOk', { date: fire }) : unknown },
    { term: t('centre.cctv'), value: doc.cctvDays ? t('centre.cctvDays', { days: doc.cctvDays }) : unknown },
    {
      term: t('centre.staff'),
      value: staff.carers > 0 ? t('centre.staffOk', { certified: staff.certified, checked: staff.healthChecked }) : unknown,
    },
    { term: t('centre.doctor'), value: doctor || unknown },
    {
      term: t('centre.insurance'),
      value: doc.insurance === 'yes' ? t('centre.insured') : doc.insurance === 'no' ? t('centre.notInsured') : unknown,
    },
    { term: t('centre.hours'), value: hoursWords(supply?.hours ?? []) || unknown },
    { term: t('centre.outdoor'), value: doc.outdoorArea ? t('centre.area', { area: doc.outdoorArea }) : unknown },
    ...(doc.ownership ? [{ term: t('centre.ownership'), value: t(`care.${doc.ownership}`) }] : []),
  ];

  function hoursWords(hours: readonly { weekdays: string; from: number; to: number }[]): string {
    const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
    const names =
      lang === 'zh'
        ? ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
        : ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    return hours
      .map(
        ({ weekdays, from, to }) =>
          `${names[Number(weekdays[0]) - 1]}–${names[Number(weekdays.at(-1)) - 1]} ${clock(from)}–${clock(to)}`,
      )
      .join('; ');
  }
}
