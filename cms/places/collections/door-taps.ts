import { z } from 'zod';
import { nobody } from '#cms/access/by-role.ts';
import { text } from '#cms/fields/kit.ts';
import { json } from '#cms/fields/money-record.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { healthCheck } from '#cms/records/shapes/booking.ts';

/** Taps that were made at a door while the network was away: each is kept, once, whatever became of it. Read by verbs alone. */
export const DoorTaps = recorded(
  'door-taps',
  { zh: '断网时的点按', en: ['Tap without network', 'Taps without network'] },
  'date',
  { read: nobody },
  [
    text('tap', { zh: '编号', en: 'Id' }, { required: true }),
    facilityField,
    text('booking', { zh: '预约', en: 'Booking' }, { required: true, index: true }),
    text('date', { zh: '日期', en: 'Date' }, { required: true, index: true }),
    text('what', { zh: '记了什么', en: 'What' }, { required: true }),
    text('at', { zh: '时间', en: 'At' }, { required: true }),
    text('by', { zh: '谁点的', en: 'By' }, { required: true }),
    text('name', { zh: '接走的人', en: 'Collected by' }),
    text('checked', { zh: '怎么核对', en: 'Checked by' }),
    json('check', { zh: '晨午检', en: 'Check' }, { schema: healthCheck }),
    text('state', { zh: '状态', en: 'State' }, { required: true, index: true }),
    text('problem', { zh: '为什么要问', en: 'Why it is asked about' }),
    json(
      'params',
      { zh: '句子里填的', en: 'What fills the sentence' },
      { schema: z.record(z.string(), z.union([z.string(), z.number()])) },
    ),
    text('decidedBy', { zh: '谁答的', en: 'Decided by' }),
  ],
);
DoorTaps.indexes = [{ fields: ['facility', 'tap'], unique: true }];
