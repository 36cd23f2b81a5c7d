import type { ArrayFieldValidation, Field } from 'payload';
import { CARE_FORM_OPTIONS } from '#cms/fields/choices.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { handoversOf, idOf, partsOf } from '#cms/records/supply.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { CareForm } from '#domain/care/care.ts';
import { langOf } from '#domain/language/lang.ts';
import { HANDOVER_ACTS, missesHandover } from '#domain/places/handover-times.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { row, time } from './kept-by-centre.ts';

/**
 * Whole and half days have their hours: windows that leave out when one begins or ends would leave nothing to be booked. It is
 * judged by the hours, and of a class by the kinds of care, that are saved with them.
 */
const holdsParts: ArrayFieldValidation = async (value, { id, data, req }) => {
  const { facility, forms } = data as { facility?: string | { id: string }; forms?: CareForm[] };
  const supply = (await getPortal()).supplies.get(facility ? idOf(facility) : String(id ?? ''));
  if (!supply) return true;
  const windows = { handovers: Array.isArray(value) ? handoversOf(value as never) : [] };
  const missed = facility
    ? missesHandover(supply, windows, { parts: supply.parts, forms: forms ?? [] })
    : supply.classes
        .map((one) => missesHandover(windows, one, { parts: partsOf(data as Facility), forms: one.forms }))
        .find((one) => one !== undefined);
  if (!missed) return true;
  const care = createTranslator(langOf(req.i18n?.language))(`care.${missed.form}`);
  return say(req, `refused.handover_${missed.act}`, { care, at: formatTime(missed.at) });
};

const DESCRIPTION = {
  centre: {
    zh: '不填就是开门时间里随时接送。填了：计时托、临时托只能在这些时间开始和结束；全日托、半日托写给家长看。',
    en: 'Empty: at any time while it is open. Otherwise hourly and temporary care begin and end only at these times, and whole and half days say so to families.',
  },
  class: {
    zh: '这个班自己的；不填就按机构的。',
    en: 'Of this class alone; empty: as the centre’s.',
  },
};

/** When children are brought and fetched: of a centre, or of one of its classes. */
export const handoverField = (of: keyof typeof DESCRIPTION): Field => ({
  name: 'handovers',
  type: 'array',
  maxRows: 12,
  label: { zh: '接送时间', en: 'When children are brought and fetched' },
  labels: { singular: { zh: '接送时间', en: 'time' }, plural: { zh: '接送时间', en: 'times' } },
  validate: holdsParts,
  admin: { description: DESCRIPTION[of] },
  fields: [
    row(
      {
        name: 'act',
        type: 'select',
        required: true,
        options: optionsOf(HANDOVER_ACTS, {
          drop_off: { zh: '送', en: 'Brought' },
          pick_up: { zh: '接', en: 'Fetched' },
        }),
        label: { zh: '送还是接', en: 'Brought or fetched' },
      },
      {
        name: 'forms',
        type: 'select',
        hasMany: true,
        options: CARE_FORM_OPTIONS,
        label: { zh: '哪些托育形式（不选就是都算）', en: 'Of which care (none: of all)' },
      },
    ),
    row(time('from', { zh: '从', en: 'From' }), time('to', { zh: '到', en: 'Until' }, 'from')),
  ],
});

/** Minutes between two children in one place. */
export const gapField = (of: keyof typeof DESCRIPTION): Field => ({
  name: 'gapMinutes',
  type: 'number',
  min: 0,
  max: 240,
  label: { zh: '两批孩子之间留多久 (分钟)', en: 'Minutes between two groups' },
  admin: {
    description:
      of === 'centre'
        ? {
            zh: '一个孩子走后，他的托位隔这么久再给下一个：收拾、通风、消毒。不填就是接着用。',
            en: 'After a child has left, its place is got ready for so long before the next comes. Empty: used again at once.',
          }
        : {
            zh: '这个班自己的；不填就按机构的，0 就是接着用。',
            en: 'Of this class alone; empty: as the centre’s; 0: used again at once.',
          },
  },
});
