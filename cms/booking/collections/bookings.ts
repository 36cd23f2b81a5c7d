import type { Field } from 'payload';
import { shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { CARE_FORM_OPTIONS } from '#cms/fields/choices.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { inWords, moneyField, text } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField, guardianField } from '#cms/fields/relations.ts';
import { BOOKING_SHAPES } from '#cms/records/booking.ts';
import { BOOKING_STATUSES } from '#domain/booking/booking-state.ts';
import { searchByFamily } from '../hooks/search-by-family.ts';

const cell = (name: string) => ({ components: { Cell: `/booking/admin/BookingCells.tsx#${name}` } });

/** Kept nowhere: what is searched for by a child's or parent's name, or by a telephone's end. */
const WHOSE: Field = text('whose', '孩子、家长、电话尾号', 'child, parent, end of phone', {
  virtual: true,
  admin: { disableListColumn: true, disableListFilter: true },
});

export const Bookings = recorded(
  'bookings',
  ['预约', 'Booking', 'Bookings'],
  'number',
  { read: inTerritory('facility', 'head', 'counter') },
  [
    text('number', '编号', 'Number', { required: true, unique: true, index: true }),
    facilityField,
    {
      name: 'class',
      type: 'relationship',
      relationTo: 'classes',
      required: true,
      index: true,
      label: label('班级', 'Class'),
      admin: cell('ClassCell'),
    },
    { ...guardianField, admin: cell('FamilyCell') } as Field,
    {
      name: 'child',
      type: 'relationship',
      relationTo: 'children',
      index: true,
      label: label('孩子', 'Child'),
      admin: cell('ChildCell'),
    },
    WHOSE,
    { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(BOOKING_STATUSES, {
        held: ['已留位', 'Held'],
        signed: ['已签约待付款', 'Signed'],
        confirmed: ['已订好', 'Confirmed'],
        expired: ['已过期', 'Expired'],
        released: ['已放弃', 'Released'],
        cancelled: ['已取消', 'Cancelled'],
        completed: ['已完成', 'Completed'],
      }),
      label: label('状态', 'Status'),
    },
    text('from', '首日', 'From', { required: true, index: true }),
    text('to', '末日', 'To', { required: true, index: true }),
    text('startsAt', '时间', 'When', { required: true, admin: cell('WhenCell') }),
    text('endsAt', '结束时刻', 'Ends at', { required: true }),
    text('holdUntil', '留位至', 'Held until', { index: true }),
    text('nextDeliveryAt', '下次结转', 'Next day given at', { index: true, admin: { hidden: true } }),
    text('nextSettlementAt', '下次结算', 'Next month settled at', { index: true, admin: { hidden: true } }),
    text('remindAt', '提醒家长于', 'Family reminded at', { index: true, admin: { hidden: true } }),
    text('shutTold', '已告知停托的日子', 'Told of days off', { admin: { hidden: true } }),
    text('stopTold', '已告知停止接收', 'Told of a stop', { admin: { hidden: true } }),
    text('answerBy', '机构答复考勤至', 'Answer on attendance by', { index: true, admin: { hidden: true } }),
    moneyField('total', '合计', 'Total', { required: true }),
    json('request', '请求', 'Request', { schema: BOOKING_SHAPES.request }),
    json('occasions', '在托时段', 'Occasions', { schema: BOOKING_SHAPES.occasions }),
    json('lines', '收费明细', 'Lines', { schema: BOOKING_SHAPES.lines }),
    json('terms', '退费条款', 'Refund terms', { schema: BOOKING_SHAPES.terms }),
    {
      name: 'hadSameService',
      type: 'checkbox',
      defaultValue: false,
      label: label('此前接受过同类服务', 'Had the same service before'),
    },
    json('pickups', '接送人', 'Pick-up persons', { schema: BOOKING_SHAPES.pickups }),
    json('consents', '同意', 'Consents', { schema: BOOKING_SHAPES.consents }),
    json('actions', '经过', 'Actions', { schema: BOOKING_SHAPES.actions }),
    { name: 'contract', type: 'relationship', relationTo: 'contracts', label: label('合同', 'Contract') },
    { name: 'bookedBy', type: 'relationship', relationTo: 'users', label: label('前台代订', 'Booked at the counter by') },
    // Whoever collects a child tells it: staff check what they are told, and read it nowhere.
    text('pickupCode', '接送码', 'Pick-up code', { access: { read: () => false } }),
    { name: 'revision', type: 'number', defaultValue: 0, label: label('修订', 'Revision') },
  ],
);
/** In words for a centre's people; as the product keeps it, for administrators besides. */
Bookings.fields = [
  { name: 'facts', type: 'ui', admin: { components: { Field: '/booking/admin/BookingFacts.tsx#BookingFacts' } } },
  ...Bookings.fields.map(inWords),
];
Bookings.admin = {
  ...Bookings.admin,
  hidden: shownTo('head', 'counter'),
  defaultColumns: ['child', 'class', 'form', 'startsAt', 'guardian', 'status', 'total'],
  listSearchableFields: ['whose', 'number'],
};
Bookings.hooks = { ...Bookings.hooks, beforeOperation: [searchByFamily] };
