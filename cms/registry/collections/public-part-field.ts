import type { ArrayFieldValidation, Field } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { number, text } from '#cms/fields/kit.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Class } from '#cms/records/payload-types.ts';
import { takesAnyone } from '#cms/records/welcome.ts';
import { publicPartOn } from '#domain/places/public-part.ts';
import { date, row } from './kept-by-centre.ts';

/** Only a centre that keeps its places for its employees has some for the public; of a class no more than it has, from now on; a day once. */
const ofEmployersOnly: ArrayFieldValidation = async (value, { data, req }) => {
  const rows = (Array.isArray(value) ? value : []) as NonNullable<Class['publicParts']>;
  const { facility, places = 0 } = data as Partial<Class>;
  if (rows.length === 0) return true;
  if (rows.some((one) => !Number.isInteger(one.places))) return say(req, 'refused.public_part_whole');
  const portal = await getPortal();
  const today = todayOf(portal);
  const inForce = publicPartOn(rows, today);
  const ahead = rows.filter((one) => one.from > today || one.from === inForce?.from);
  if (ahead.some((one) => one.places > places)) return say(req, 'refused.public_part_more', { places });
  if (new Set(rows.map(({ from }) => from)).size < rows.length) return say(req, 'refused.public_part_twice');
  const [centre] = await portal.facilities.findAll([idOf(facility) ?? '']);
  return !centre || takesAnyone(centre) === false ? true : say(req, 'refused.public_part_open');
};

/** How many of a class's places are for families who do not work there, dated and with where it is written. */
export const publicPartField: Field = {
  name: 'publicParts',
  type: 'array',
  maxRows: 40,
  label: { zh: '给附近家庭的名额', en: 'Places for the public' },
  labels: { singular: { zh: '名额', en: 'entry' }, plural: { zh: '名额', en: 'entries' } },
  validate: ofEmployersOnly,
  admin: {
    description: {
      zh: '只收职工孩子的单位园用：从哪天起，这个班的托位里有几个给不在本单位工作的家庭，其余留给职工。不填就全给职工；写 0 就是从那天起不再给。改少了，已经订的不受影响，只是不再收新的。',
      en: 'For an employer’s place that takes its employees’ children: from a day on, how many of this class’s places are for families who do not work there; the others are for employees. Empty: all are for employees; 0: none from that day on. With fewer, what is booked stays, and nothing new is taken.',
    },
  },
  fields: [
    row(
      date('from', { zh: '从哪天起', en: 'From' }, { required: true }),
      number('places', { zh: '几个', en: 'Places' }, { required: true, min: 0, max: 60, admin: { step: 1 } }),
      text(
        'source',
        { zh: '依据', en: 'Source' },
        {
          required: true,
          maxLength: 200,
          admin: { placeholder: { zh: '如：园务会 2026-11-01', en: 'e.g. board minutes of 1 November 2026' } },
        },
      ),
    ),
  ],
};
