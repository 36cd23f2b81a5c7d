import { personOf } from '#domain/family/person.ts';
import type { WeekPattern } from '#domain/places/enrolled.ts';
import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import type { SampleClass } from './make-facilities.ts';

export type SampleEnrolled = Record<string, unknown> & { id: string };

/** Made up: the names by which children are called at home. */
const NAMES = [
  '圆圆',
  '朵朵',
  '辰辰',
  '点点',
  '夏夏',
  '冬冬',
  '桐桐',
  '禾禾',
  '初一',
  '十五',
  '米粒',
  '核桃',
  '柚子',
  '石头',
  '星星',
  '麦子',
  '苗苗',
  '乔乔',
];
const WORKDAYS: WeekPattern = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, part: 'full_day' }));
const WEEKS_A_MONTH = 4;

/** The children of a class of the example centre who come all day, as its head has entered them. */
export function sampleEnrolled(
  { name, standard, regular }: Pick<SampleClass, 'name' | 'standard'> & { regular: number },
  {
    id,
    facility,
    classId,
    today,
    weeks,
    from,
  }: {
    id: (...words: (string | number)[]) => string;
    facility: string;
    classId: string;
    today: CivilDate;
    weeks: number;
    /** How many names are taken already. */
    from: number;
  },
): SampleEnrolled[] {
  const to = addDays(today, weeks * 7);
  // None grows out of its class while it comes.
  const months = Math.max(1, standard.ageTo - standard.ageFrom - Math.ceil(weeks / WEEKS_A_MONTH) - 1);
  return Array.from({ length: regular }, (_, n) => {
    const child = {
      name: NAMES[(from + n) % NAMES.length] as string,
      birthDate: addDays(addMonths(today, -standard.ageFrom - 1 - (n % months)), -n),
    };
    return {
      ...{ id: id('enrolled', name.zh, n), facility, class: classId, ...child, person: personOf(child) },
      ...{ pattern: WORKDAYS, from: addMonths(today, -2), to, lastDay: to, contractPlace: 'outside' },
      ...{
        pickups: [],
        actions: [],
        handedOver: [],
        batch: id('enrolled', 'batch'),
        enteredAt: `${today}T00:00:00.000Z`,
        revision: 1,
      },
    };
  });
}
