import type { DangerSign } from '#domain/guidance/danger-signs.ts';

const ALWAYS = ['not-breathing', 'blue', 'not-waking', 'hard-breathing', 'fit'];
const MILK = ['green-vomit', 'not-drinking', 'dry'];
const CRAWLING = [
  ...ALWAYS,
  'carbon-monoxide',
  'choking',
  'severe-allergy',
  'fever-listless',
  ...MILK,
  'blood-stool',
  'head-unwell',
  'battery',
];
const WALKING = [...CRAWLING, 'water-breathed', 'swallowed', 'burn'];
const RUNNING = [...WALKING, 'limp-unhurt'];
const NEWBORN = ['carbon-monoxide', 'forceful-vomit', 'hair-tourniquet'];

const ofMonth = (month: number, ...names: string[]) => names.map((name) => `m${month}-${name}`);

/** What each month of the calendar lists: what may happen at that age, and what should have come by then. */
const MONTHS: readonly { fromMonth: number; toMonth: number; signs: string[] }[] = [
  {
    fromMonth: 0,
    toMonth: 0,
    signs: [
      ...[...ALWAYS, 'parent-harm', 'fever-newborn', 'cold', ...MILK, ...NEWBORN],
      ...['yellow-first-day', 'yellow-sleepy', 'pale-stool', 'cord-infected'],
      ...['yellow-weeks', 'cord-wet', 'weight', 'low-mood'],
    ],
  },
  {
    fromMonth: 1,
    toMonth: 2,
    signs: [
      ...[...ALWAYS, 'parent-harm', 'fever-newborn', 'cold', ...MILK, ...NEWBORN],
      ...['pale-stool', 'yellow-weeks', 'weight', 'low-mood'],
    ],
  },
  {
    fromMonth: 3,
    toMonth: 5,
    signs: [
      ...[
        ...ALWAYS,
        'choking',
        'parent-harm',
        'fever-half-year',
        'fever-listless',
        ...MILK,
        ...NEWBORN,
        'soft-spot-up',
        'shaken',
      ],
      ...[...ofMonth(3, 'sound', 'smile', 'look', 'head'), 'weight', 'low-mood'],
    ],
  },
  {
    fromMonth: 6,
    toMonth: 7,
    signs: [...CRAWLING, ...ofMonth(6, 'laugh', 'reach', 'fist', 'sit'), 'pale', 'lost-skill'],
  },
  {
    fromMonth: 8,
    toMonth: 11,
    signs: [...WALKING, ...ofMonth(8, 'sound', 'faces', 'pass', 'sit'), 'lumps-refused', 'lost-skill'],
  },
  {
    fromMonth: 12,
    toMonth: 17,
    signs: [...RUNNING, ...ofMonth(12, 'name', 'wave', 'pinch', 'stand'), 'lost-skill'],
  },
  {
    fromMonth: 18,
    toMonth: 23,
    signs: [...RUNNING, ...ofMonth(18, 'words', 'point', 'eyes', 'walk'), 'lost-skill'],
  },
  {
    fromMonth: 24,
    toMonth: 29,
    signs: [...RUNNING, ...ofMonth(24, 'names', 'tasks', 'spoon', 'stairs'), 'lost-skill'],
  },
  {
    fromMonth: 30,
    toMonth: 35,
    signs: [...RUNNING, ...ofMonth(30, 'phrases', 'narrow', 'toilet', 'run'), 'lost-skill'],
  },
  {
    fromMonth: 36,
    toMonth: 36,
    signs: [...RUNNING, ...ofMonth(36, 'name', 'pretend', 'circle', 'jump'), 'lost-skill'],
  },
];

/** A sign with the months in which the calendar lists it, one after the other. */
export function withMonths(sign: DangerSign): DangerSign {
  const listed = MONTHS.filter(({ signs }) => signs.includes(sign.key));
  const [first, last] = [listed[0], listed.at(-1)];
  return first && last ? { ...sign, shownFrom: first.fromMonth, shownTo: last.toMonth } : sign;
}
