import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { SpecialDay } from '#domain/time/workdays.ts';

const days = (kind: SpecialDay['kind'], name: InEveryLanguage, source: string, ...dates: string[]) =>
  dates.map((date) => ({ date, kind, name, source }));

const NOTICE_2026 = '国务院办公厅关于2026年部分节假日安排的通知';
const LAW = '全国年节及纪念日放假办法（法定放假日；调休以国务院通知为准，届时在后台补充）';

/** A start for the city's editable calendar. For 2027 only the days fixed by law are known. */
export const specialDays = [
  ...days('holiday', { zh: '元旦', en: 'New Year' }, NOTICE_2026, '2026-01-01', '2026-01-02', '2026-01-03'),
  ...days('workday', { zh: '元旦调休', en: 'Make-up for New Year' }, NOTICE_2026, '2026-01-04'),
  ...days('workday', { zh: '春节调休', en: 'Make-up for Spring Festival' }, NOTICE_2026, '2026-02-14', '2026-02-28'),
  ...days(
    'holiday',
    { zh: '春节', en: 'Spring Festival' },
    NOTICE_2026,
    '2026-02-15',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-02-21',
    '2026-02-22',
    '2026-02-23',
  ),
  ...days('holiday', { zh: '清明节', en: 'Tomb-Sweeping Day' }, NOTICE_2026, '2026-04-04', '2026-04-05', '2026-04-06'),
  ...days(
    'holiday',
    { zh: '劳动节', en: 'Labour Day' },
    NOTICE_2026,
    '2026-05-01',
    '2026-05-02',
    '2026-05-03',
    '2026-05-04',
    '2026-05-05',
  ),
  ...days('workday', { zh: '劳动节调休', en: 'Make-up for Labour Day' }, NOTICE_2026, '2026-05-09'),
  ...days('holiday', { zh: '端午节', en: 'Dragon Boat Festival' }, NOTICE_2026, '2026-06-19', '2026-06-20', '2026-06-21'),
  ...days('workday', { zh: '国庆节调休', en: 'Make-up for National Day' }, NOTICE_2026, '2026-09-20', '2026-10-10'),
  ...days('holiday', { zh: '中秋节', en: 'Mid-Autumn Festival' }, NOTICE_2026, '2026-09-25', '2026-09-26', '2026-09-27'),
  ...days(
    'holiday',
    { zh: '国庆节', en: 'National Day' },
    NOTICE_2026,
    '2026-10-01',
    '2026-10-02',
    '2026-10-03',
    '2026-10-04',
    '2026-10-05',
    '2026-10-06',
    '2026-10-07',
  ),
  ...days('holiday', { zh: '元旦', en: 'New Year' }, LAW, '2027-01-01'),
  ...days('holiday', { zh: '春节', en: 'Spring Festival' }, LAW, '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'),
  ...days('holiday', { zh: '清明节', en: 'Tomb-Sweeping Day' }, LAW, '2027-04-05'),
  ...days('holiday', { zh: '劳动节', en: 'Labour Day' }, LAW, '2027-05-01', '2027-05-02'),
  ...days('holiday', { zh: '端午节', en: 'Dragon Boat Festival' }, LAW, '2027-06-09'),
  ...days('holiday', { zh: '中秋节', en: 'Mid-Autumn Festival' }, LAW, '2027-09-15'),
  ...days('holiday', { zh: '国庆节', en: 'National Day' }, LAW, '2027-10-01', '2027-10-02', '2027-10-03'),
];
