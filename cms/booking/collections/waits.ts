import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { number, text } from '#cms/fields/kit.ts';
import { label, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField, guardianField } from '#cms/fields/relations.ts';
import { raisedBy, WAIT_ENDS, waitEvent, waitedCare, waitingChildren, waitOffer } from '#cms/records/shapes/waitlist.ts';
import { WAIT_STATUSES } from '#cms/records/waits.ts';

/** Families on waitlists. The family sees its own, the centre's head sees them on a page of its own; nobody else does. */
export const Waits: CollectionConfig = {
  slug: 'waits',
  labels: labels('排队', 'Family on a waitlist', 'Families on waitlists'),
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  fields: [
    facilityField,
    guardianField,
    json('care', '等什么', 'Care', { schema: waitedCare, required: true }),
    json('children', '孩子', 'Children', { schema: waitingChildren, required: true }),
    text('joinedAt', '开始排队', 'Joined at', { required: true }),
    { name: 'siblingThere', type: 'checkbox', defaultValue: false, label: label('兄姐在园', 'A sibling is there') },
    json('raised', '提前', 'Moved up', { schema: raisedBy }),
    text('pausedUntil', '暂停到', 'Paused until'),
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(WAIT_STATUSES, {
        waiting: ['在排', 'Waiting'],
        offered: ['轮到了', 'Offered a place'],
        ended: ['结束', 'Over'],
      }),
      label: label('状态', 'Status'),
    },
    json('offer', '轮到的位', 'Offer', { schema: waitOffer }),
    {
      name: 'endedBy',
      type: 'select',
      options: optionsOf(WAIT_ENDS, {
        declined: ['不要', 'Declined'],
        missed: ['过时没回', 'Not answered in time'],
        booked: ['订好了', 'Booked'],
        left: ['不排了', 'Left'],
        pointless: ['别处有位了', 'Has a place elsewhere'],
        time_passed: ['时间过了', 'Its time has passed'],
        child_gone: ['孩子不用了', 'Child removed'],
      }),
      label: label('怎么结束的', 'What ended it'),
    },
    text('endedAt', '结束时刻', 'Ended at', { index: true }),
    json('events', '经过', 'What happened', { schema: waitEvent.array(), required: true }),
    text('leaveKey', '退出链接的编号', 'Number of its leave link', { required: true, unique: true, index: true }),
    number('version', '版本', 'Version', { required: true, defaultValue: 1 }),
  ],
};
