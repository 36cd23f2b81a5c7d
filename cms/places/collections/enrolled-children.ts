import { shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { bookingAction, keptPickup } from '#cms/records/shapes/booking.ts';
import { handedOver, weekPattern } from '#cms/records/shapes/enrolled.ts';
import { CONTRACT_PLACES } from '#domain/places/enrolled.ts';

/** Children whom a centre has enrolled outside the portal: entered on a page of its own, and written by verbs alone. */
export const EnrolledChildren = recorded(
  'enrolled-children',
  ['园里自己登记的孩子', 'Child enrolled outside the portal', 'Children enrolled outside the portal'],
  'name',
  { read: inTerritory('facility', 'head', 'counter') },
  [
    facilityField,
    { name: 'class', type: 'relationship', relationTo: 'classes', required: true, index: true, label: label('班级', 'Class') },
    text('name', '姓名或小名', 'Name or initials', { required: true }),
    text('birthDate', '出生日期', 'Birth date', { required: true }),
    text('person', '身份键', 'Same child', { required: true, index: true, maxLength: 400, admin: { hidden: true } }),
    json('pattern', '每周', 'Week', { schema: weekPattern, required: true }),
    text('from', '首日', 'From', { required: true, index: true }),
    text('to', '末日', 'To', { index: true }),
    text('lastDay', '最晚到', 'Comes until', { required: true, index: true, admin: { hidden: true } }),
    {
      name: 'contractPlace',
      type: 'select',
      required: true,
      options: optionsOf(CONTRACT_PLACES, { outside: ['在园里签', 'With the centre'], here: ['要在平台签', 'To be made here'] }),
      label: label('合同', 'Contract'),
    },
    text('contact', '家长电话', "Guardian's phone"),
    json('pickups', '接送人', 'Pick-up persons', { schema: keptPickup.array() }),
    json('actions', '考勤', 'Attendance', { schema: bookingAction.array() }),
    json('handedOver', '转到平台的日子', 'Days taken over', { schema: handedOver }),
    text('batch', '同一次登记', 'Entered together', { required: true, index: true, admin: { hidden: true } }),
    text('enteredAt', '登记时间', 'Entered at', { required: true }),
    { name: 'enteredBy', type: 'relationship', relationTo: 'users', label: label('登记人', 'Entered by') },
    text('codeHash', '家长码', 'Code', { index: true, admin: { hidden: true } }),
    text('codeUntil', '家长码有效期', 'Code holds until', { admin: { hidden: true } }),
    { name: 'guardian', type: 'relationship', relationTo: 'guardians', index: true, label: label('监护人', 'Guardian') },
    { name: 'child', type: 'relationship', relationTo: 'children', index: true, label: label('孩子', 'Child') },
    { name: 'revision', type: 'number', defaultValue: 0, label: label('修订', 'Revision') },
  ],
);
EnrolledChildren.admin = { ...EnrolledChildren.admin, hidden: shownTo() };
