import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';

const carer = (staff: string) => ({ staff, weekdays: '12345', from: 480, to: 1080 });

export const infants: ClassSupply = {
  id: 'infants',
  name: { zh: '乳儿班', en: 'Infants' },
  type: 'infant',
  ageFrom: 6,
  ageTo: 12,
  places: 12,
  maxSize: 12,
  childrenPerStaff: 3,
  forms: ['full_day', 'half_day', 'hourly', 'temporary'],
  shifts: ['Wang', 'Li', 'Zhao', 'Qian'].map(carer),
};

/** The example centre: 海陵示例托育园, one infant class with four carers from 8 to 18. */
export const exampleCentre: FacilitySupply = {
  id: 'hailing-sample',
  slug: 'hailing-sample',
  timeZone: 'Asia/Shanghai',
  standing: {
    credential: { type: 'filing_receipt', status: 'valid', number: '泰海托备〔2024〕018号' },
    operating: 'normal',
    listing: 'claimed',
    stops: [],
  },
  parts: { fullDay: { from: 510, to: 1020 }, morning: { from: 510, to: 720 }, afternoon: { from: 810, to: 1020 } },
  sessionMaxMinutes: 240,
  hours: [{ weekdays: '12345', from: 480, to: 1080 }],
  closures: [],
  classes: [infants],
  prices: [
    ...(['hour', 'session', 'half_day', 'month'] as const).map((unit) => ({
      id: unit,
      kind: 'care' as const,
      form: ({ hour: 'hourly', session: 'temporary', half_day: 'half_day', month: 'full_day' } as const)[unit],
      unit,
      amount: 2600,
      startsOn: '2026-01-01',
    })),
  ],
};
