import type { CollectionConfig, Field } from 'payload';
import { inTerritory } from '../access/in-territory.ts';
import { nobody } from '../access/nobody.ts';
import { only } from '../access/only.ts';
import { shownTo } from '../access/shown-to.ts';
import { announceChange } from '../hooks/announce-change.ts';
import { forgetWith } from '../hooks/forget-with.ts';
import { logRead } from '../hooks/log-read.ts';
import { facilityField } from './centre.ts';
import { CARE_FORM_OPTIONS } from './choices.ts';
import { guardianField } from './guardian-field.ts';
import { inWords } from './in-words.ts';
import { jsonField as json } from './json-field.ts';
import { GROUP, label, labels, options } from './label.ts';
import { moneyField } from './money-field.ts';
import { civilDate } from './validate.ts';

/** Written by use cases alone; staff who may see it read it in the admin. */
const recorded = (
  slug: string,
  names: [string, string, string],
  title: string,
  read: CollectionConfig['access'],
  fields: Field[],
): CollectionConfig => ({
  slug,
  labels: labels(...names),
  admin: { group: GROUP.families, hidden: shownTo(), useAsTitle: title, hideAPIURL: true },
  access: { create: nobody, update: nobody, delete: nobody, ...read },
  hooks: { afterOperation: [logRead] },
  fields,
});

const text = (name: string, zh: string, en: string, extra: Partial<Extract<Field, { type: 'text' }>> = {}): Field =>
  ({ name, type: 'text', label: label(zh, en), ...extra }) as Field;

export const Guardians = recorded('guardians', ['监护人', 'Guardian', 'Guardians'], 'name', { read: only('administrator') }, [
  text('contact', '手机或邮箱', 'Phone or e-mail', { required: true, unique: true, index: true }),
  text('name', '姓名', 'Name'),
  text('relation', '与孩子的关系', 'Relation'),
  { name: 'adult', type: 'checkbox', defaultValue: false, label: label('确认为成年监护人', 'Confirmed adult guardian') },
  text('lang', '语言', 'Language', { defaultValue: 'zh' }),
]);

Guardians.hooks = { ...Guardians.hooks, beforeDelete: [forgetWith('guardian', 'family-places', 'saved-searches', 'favourites')] };

export const Children = recorded('children', ['孩子', 'Child', 'Children'], 'name', { read: only('administrator') }, [
  guardianField,
  text('name', '姓名', 'Name', { required: true }),
  text('birthDate', '出生日期', 'Birth date', { required: true, validate: civilDate as never }),
  { name: 'healthNotes', type: 'textarea', maxLength: 1000, label: label('过敏和用药', 'Allergies and medicine') },
  {
    name: 'healthConsent',
    type: 'checkbox',
    defaultValue: false,
    label: label('同意园方使用健康记录', 'Consent to the centre using health notes'),
  },
  json('pickups', '接送人', 'Pick-up persons'),
]);

/** Where a family often is. Only the family itself reads them: the search asks by number and session. */
export const FamilyPlaces = recorded('family-places', ['家庭地点', 'Family place', 'Family places'], 'label', { read: nobody }, [
  guardianField,
  {
    name: 'label',
    type: 'select',
    required: true,
    options: options(
      ['home', '家', 'Home'],
      ['work', '单位', 'Work'],
      ['grandparents', '老人家', 'Grandparents'],
      ['other', '别处', 'Elsewhere'],
    ),
    label: label('是哪里', 'What it is'),
  },
  text('called', '家里的叫法', 'What the family calls it', { maxLength: 20 }),
  text('name', '地名', 'Name of the place', { required: true }),
  { name: 'lat', type: 'number', required: true, label: label('纬度 (WGS-84)', 'Latitude (WGS-84)') },
  { name: 'lng', type: 'number', required: true, label: label('经度 (WGS-84)', 'Longitude (WGS-84)') },
]);

/** Centres that a family wants to find again; nobody else's business. */
export const Favourites = recorded('favourites', ['收藏', 'Favourite', 'Favourites'], 'id', { read: nobody }, [
  guardianField,
  facilityField,
]);
Favourites.indexes = [{ fields: ['guardian', 'facility'], unique: true }];

export const SignInCodes = recorded('sign-in-codes', ['验证码', 'Sign-in code', 'Sign-in codes'], 'contact', { read: nobody }, [
  text('contact', '手机或邮箱', 'Phone or e-mail', { required: true, index: true }),
  text('codeHash', '摘要', 'Hash', { required: true }),
  text('expiresAt', '有效至', 'Expires', { required: true }),
  { name: 'attempts', type: 'number', defaultValue: 0, label: label('次数', 'Attempts') },
]);

export const GuardianSessions = recorded('guardian-sessions', ['登录', 'Session', 'Sessions'], 'expiresAt', { read: nobody }, [
  text('tokenHash', '摘要', 'Hash', { required: true, unique: true, index: true }),
  guardianField,
  text('expiresAt', '有效至', 'Expires', { required: true }),
]);

export const Bookings = recorded(
  'bookings',
  ['预约', 'Booking', 'Bookings'],
  'number',
  { read: inTerritory('facility', 'head', 'counter') },
  [
    text('number', '编号', 'Number', { required: true, unique: true, index: true }),
    facilityField,
    { name: 'class', type: 'relationship', relationTo: 'classes', required: true, index: true, label: label('班级', 'Class') },
    guardianField,
    { name: 'child', type: 'relationship', relationTo: 'children', index: true, label: label('孩子', 'Child') },
    { name: 'form', type: 'select', required: true, options: CARE_FORM_OPTIONS, label: label('托育形式', 'Care form') },
    {
      name: 'status',
      type: 'select',
      required: true,
      index: true,
      options: options(
        ['held', '已留位', 'Held'],
        ['signed', '已签约待付款', 'Signed'],
        ['confirmed', '已订好', 'Confirmed'],
        ['expired', '已过期', 'Expired'],
        ['released', '已放弃', 'Released'],
        ['cancelled', '已取消', 'Cancelled'],
        ['completed', '已完成', 'Completed'],
      ),
      label: label('状态', 'Status'),
    },
    text('from', '首日', 'From', { required: true, index: true }),
    text('to', '末日', 'To', { required: true, index: true }),
    text('startsAt', '开始时刻', 'Starts at', { required: true }),
    text('endsAt', '结束时刻', 'Ends at', { required: true }),
    text('holdUntil', '留位至', 'Held until', { index: true }),
    moneyField('total', '合计', 'Total', { required: true }),
    json('request', '请求', 'Request'),
    json('occasions', '在托时段', 'Occasions'),
    json('lines', '收费明细', 'Lines'),
    json('terms', '退费条款', 'Refund terms'),
    {
      name: 'hadSameService',
      type: 'checkbox',
      defaultValue: false,
      label: label('此前接受过同类服务', 'Had the same service before'),
    },
    json('pickups', '接送人', 'Pick-up persons'),
    json('consents', '同意', 'Consents'),
    json('actions', '经过', 'Actions'),
    { name: 'contract', type: 'relationship', relationTo: 'contracts', label: label('合同', 'Contract') },
    { name: 'bookedBy', type: 'relationship', relationTo: 'users', label: label('前台代订', 'Booked at the counter by') },
    text('pickupCode', '接送码', 'Pick-up code'),
    { name: 'revision', type: 'number', defaultValue: 0, label: label('修订', 'Revision') },
  ],
);
/** In words for a centre's people; as the product keeps it, for administrators besides. */
Bookings.fields = [
  { name: 'facts', type: 'ui', admin: { components: { Field: '/admin/bookings/BookingFacts.tsx#BookingFacts' } } },
  ...Bookings.fields.map(inWords),
];
Bookings.admin = {
  ...Bookings.admin,
  hidden: shownTo('head', 'counter'),
  defaultColumns: ['number', 'status', 'form', 'from', 'to', 'total'],
  listSearchableFields: ['number', 'pickupCode'],
};
Bookings.hooks = { ...Bookings.hooks, afterChange: [announceChange] };

export const PlaceClaims: CollectionConfig = {
  slug: 'place-claims',
  labels: labels('占位', 'Place claim', 'Place claims'),
  admin: {
    group: GROUP.families,
    hidden: shownTo(),
    useAsTitle: 'key',
    hideAPIURL: true,
    description: label('一个班一天一份：谁在什么时段占了位', 'One per class and day: who takes a place when'),
  },
  access: { read: inTerritory('facility', 'head', 'supervisor'), create: nobody, update: nobody, delete: nobody },
  fields: [
    text('key', '键', 'Key', { required: true, unique: true, index: true }),
    facilityField,
    { name: 'class', type: 'relationship', relationTo: 'classes', required: true, index: true, label: label('班级', 'Class') },
    text('date', '日期', 'Date', { required: true, index: true }),
    json('claims', '占位', 'Claims'),
    { name: 'version', type: 'number', required: true, defaultValue: 0, label: label('版本', 'Version') },
  ],
};

export const Messages = recorded('messages', ['消息', 'Message', 'Messages'], 'subject', { read: only('administrator') }, [
  text('messageId', '消息标识', 'Message id', { required: true, unique: true, index: true }),
  text('to', '收信人', 'To', { required: true, index: true }),
  text('channel', '渠道', 'Channel', { required: true }),
  text('kind', '类型', 'Kind', { required: true }),
  text('subject', '标题', 'Subject', { required: true }),
  { name: 'text', type: 'textarea', required: true, label: label('正文', 'Text') },
  text('lang', '语言', 'Language'),
  text('booking', '预约', 'Booking', { index: true }),
  text('sentAt', '发出时刻', 'Sent at', { required: true, index: true }),
]);
