import type { Field } from 'payload';
import { shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { CARE_FORM_OPTIONS } from '#cms/fields/choices.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { inWords, moneyField, text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { partyField } from '#cms/fields/party-field.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField, guardianField } from '#cms/fields/relations.ts';
import { BOOKING_SHAPES } from '#cms/records/booking.ts';
import { BOOKING_STATUSES } from '#domain/booking/booking-state.ts';
import { searchByFamily } from '../hooks/search-by-family.ts';

const cell = (name: string) => ({ components: { Cell: `/booking/admin/BookingCells.tsx#${name}` } });

/** Kept nowhere: what is searched for by a child's or parent's name, or by a telephone's end. */
const WHOSE: Field = text(
  'whose',
  { zh: '孩子、家长、电话尾号', en: 'child, parent, end of phone' },
  {
    virtual: true,
    admin: { disableListColumn: true, disableListFilter: true },
  },
);

export const Bookings = recorded(
  'bookings',
  { zh: '预约', en: ['Booking', 'Bookings'] },
  'number',
  { read: inTerritory('facility', 'head', 'counter') },
  [
    text('number', { zh: '编号', en: 'Number' }, { required: true, unique: true, index: true }),
    // What was booked together has one, and is paid for at once.
    text('order', { zh: '订单', en: 'Order' }, { index: true, admin: { hidden: true } }),
    facilityField,
    {
      name: 'class',
      type: 'relationship',
      relationTo: 'classes',
      required: true,
      index: true,
      label: { zh: '班级', en: 'Class' },
      admin: cell('ClassCell'),
    },
    { ...guardianField, admin: cell('FamilyCell') } as Field,
    {
      name: 'child',
      type: 'relationship',
      relationTo: 'children',
      index: true,
      label: { zh: '孩子', en: 'Child' },
      admin: cell('ChildCell'),
    },
    WHOSE,
    { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: { zh: '托育形式', en: 'Care form' } },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(BOOKING_STATUSES, {
        requested: { zh: '等机构答复', en: 'Waits for the centre' },
        held: { zh: '已留位', en: 'Held' },
        signed: { zh: '已签约待付款', en: 'Signed' },
        confirmed: { zh: '已订好', en: 'Confirmed' },
        declined: { zh: '机构没有答应', en: 'Not accepted' },
        expired: { zh: '已过期', en: 'Expired' },
        released: { zh: '已放弃', en: 'Released' },
        cancelled: { zh: '已取消', en: 'Cancelled' },
        completed: { zh: '已完成', en: 'Completed' },
      }),
      label: { zh: '状态', en: 'Status' },
    },
    text('from', { zh: '首日', en: 'From' }, { required: true, index: true }),
    text('to', { zh: '末日', en: 'To' }, { required: true, index: true }),
    text('startsAt', { zh: '时间', en: 'When' }, { required: true, admin: cell('WhenCell') }),
    text('endsAt', { zh: '结束时刻', en: 'Ends at' }, { required: true }),
    text('holdUntil', { zh: '留位至', en: 'Held until' }, { index: true }),
    text('replyBy', { zh: '机构答复至', en: 'Answered by' }, { index: true, admin: { hidden: true } }),
    text('paysBy', { zh: '到园付款至', en: 'Paid at the centre by' }, { index: true, admin: { hidden: true } }),
    text('asksBy', { zh: '等家长同意至', en: 'Guardian answers by' }, { index: true, admin: { hidden: true } }),
    text('paysFrom', { zh: '可付款自', en: 'Can be paid from' }, { index: true, admin: { hidden: true } }),
    text('paysTo', { zh: '最晚付款日', en: 'Paid by' }, { admin: { hidden: true } }),
    text('nextDeliveryAt', { zh: '下次结转', en: 'Next day given at' }, { index: true, admin: { hidden: true } }),
    text('nextSettlementAt', { zh: '下次结算', en: 'Next month settled at' }, { index: true, admin: { hidden: true } }),
    text('remindAt', { zh: '提醒家长于', en: 'Family reminded at' }, { index: true, admin: { hidden: true } }),
    text('shutTold', { zh: '已告知停托的日子', en: 'Told of days off' }, { admin: { hidden: true } }),
    text('stopTold', { zh: '已告知停止接收', en: 'Told of a stop' }, { admin: { hidden: true } }),
    text('askTold', { zh: '已告知机构有预约要答复', en: 'Centre told of the request' }, { index: true, admin: { hidden: true } }),
    text('growTold', { zh: '已告知要升班', en: 'Told of growing out' }, { admin: { hidden: true } }),
    text('answerBy', { zh: '机构答复考勤至', en: 'Answer on attendance by' }, { index: true, admin: { hidden: true } }),
    moneyField('total', { zh: '合计', en: 'Total' }, { required: true }),
    json('request', { zh: '请求', en: 'Request' }, { schema: BOOKING_SHAPES.request }),
    json('occasions', { zh: '在托时段', en: 'Occasions' }, { schema: BOOKING_SHAPES.occasions }),
    json('lines', { zh: '收费明细', en: 'Lines' }, { schema: BOOKING_SHAPES.lines }),
    json('terms', { zh: '退费条款', en: 'Refund terms' }, { schema: BOOKING_SHAPES.terms }),
    {
      name: 'hadSameService',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '此前接受过同类服务', en: 'Had the same service before' },
    },
    json('pickups', { zh: '接送人', en: 'Pick-up persons' }, { schema: BOOKING_SHAPES.pickups }),
    json('consents', { zh: '同意', en: 'Consents' }, { schema: BOOKING_SHAPES.consents }),
    json('actions', { zh: '经过', en: 'Actions' }, { schema: BOOKING_SHAPES.actions }),
    { name: 'contract', type: 'relationship', relationTo: 'contracts', label: { zh: '合同', en: 'Contract' } },
    partyField,
    { name: 'bookedBy', type: 'relationship', relationTo: 'users', label: { zh: '前台代订', en: 'Booked at the counter by' } },
    // Whoever collects a child tells it: staff check what they are told, and read it nowhere.
    text('pickupCode', { zh: '接送码', en: 'Pick-up code' }, { access: { read: () => false } }),
    { name: 'revision', type: 'number', defaultValue: 0, label: { zh: '修订', en: 'Revision' } },
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
