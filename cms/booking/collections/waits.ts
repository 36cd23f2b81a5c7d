import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { number, text } from '#cms/fields/kit.ts';
import { labels, optionsOf } from '#cms/fields/label.ts';
import { partyField } from '#cms/fields/party-field.ts';
import { facilityField, guardianField } from '#cms/fields/relations.ts';
import { raisedBy, WAIT_ENDS, waitEvent, waitedCare, waitingChildren, waitOffer } from '#cms/records/shapes/waitlist.ts';
import { WAIT_STATUSES } from '#cms/records/waits.ts';

/** Families on waitlists. The family sees its own, the centre's head sees them on a page of its own; nobody else does. */
export const Waits: CollectionConfig = {
  slug: 'waits',
  labels: labels({ zh: '排队', en: ['Family on a waitlist', 'Families on waitlists'] }),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    facilityField,
    guardianField,
    json('care', { zh: '等什么', en: 'Care' }, { schema: waitedCare, required: true }),
    json('children', { zh: '孩子', en: 'Children' }, { schema: waitingChildren, required: true }),
    text('joinedAt', { zh: '开始排队', en: 'Joined at' }, { required: true }),
    partyField,
    { name: 'siblingThere', type: 'checkbox', defaultValue: false, label: { zh: '兄姐在园', en: 'A sibling is there' } },
    json('raised', { zh: '提前', en: 'Moved up' }, { schema: raisedBy }),
    text('pausedUntil', { zh: '暂停到', en: 'Paused until' }),
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(WAIT_STATUSES, {
        waiting: { zh: '在排', en: 'Waiting' },
        offered: { zh: '轮到了', en: 'Offered a place' },
        ended: { zh: '结束', en: 'Over' },
      }),
      label: { zh: '状态', en: 'Status' },
    },
    json('offer', { zh: '轮到的位', en: 'Offer' }, { schema: waitOffer }),
    {
      name: 'endedBy',
      type: 'select',
      options: optionsOf(WAIT_ENDS, {
        declined: { zh: '不要', en: 'Declined' },
        missed: { zh: '过时没回', en: 'Not answered in time' },
        unpaid: { zh: '没按时付款', en: 'Not paid in time' },
        part_booked: { zh: '只订了一部分', en: 'Booked in part' },
        off_sale: { zh: '订不了了', en: 'Can no longer be booked' },
        parted: { zh: '家长解除了关联', en: 'Guardians parted' },
        booked: { zh: '订好了', en: 'Booked' },
        left: { zh: '不排了', en: 'Left' },
        pointless: { zh: '别处有位了', en: 'Has a place elsewhere' },
        time_passed: { zh: '时间过了', en: 'Its time has passed' },
        child_gone: { zh: '孩子不用了', en: 'Child removed' },
      }),
      label: { zh: '怎么结束的', en: 'What ended it' },
    },
    text('endedAt', { zh: '结束时刻', en: 'Ended at' }, { index: true }),
    json('events', { zh: '经过', en: 'What happened' }, { schema: waitEvent.array(), required: true }),
    text('leaveKey', { zh: '退出链接的编号', en: 'Number of its leave link' }, { required: true, unique: true, index: true }),
    number('version', { zh: '版本', en: 'Version' }, { required: true, defaultValue: 1 }),
  ],
};
