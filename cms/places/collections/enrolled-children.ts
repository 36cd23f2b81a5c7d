import { shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { partyField } from '#cms/fields/party-field.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { bookingAction, keptPickup } from '#cms/records/shapes/booking.ts';
import { enrolledChanges, handedOver, weekPattern } from '#cms/records/shapes/enrolled.ts';
import { CONTRACT_PLACES } from '#domain/places/enrolled.ts';

/** Children whom a centre has enrolled outside the portal: entered on a page of its own, and written by verbs alone. */
export const EnrolledChildren = recorded(
  'enrolled-children',
  { zh: '机构自己登记的孩子', en: ['Child enrolled outside the portal', 'Children enrolled outside the portal'] },
  'name',
  { read: inTerritory('facility', 'head', 'counter') },
  [
    facilityField,
    {
      name: 'class',
      type: 'relationship',
      relationTo: 'classes',
      required: true,
      index: true,
      label: { zh: '班级', en: 'Class' },
    },
    text('name', { zh: '姓名或小名', en: 'Name or initials' }, { required: true }),
    text('birthDate', { zh: '出生日期', en: 'Birth date' }, { required: true }),
    text('person', { zh: '身份键', en: 'Same child' }, { required: true, index: true, maxLength: 400, admin: { hidden: true } }),
    json('pattern', { zh: '每周', en: 'Week' }, { schema: weekPattern, required: true }),
    json('changes', { zh: '以后改成', en: 'Changes' }, { schema: enrolledChanges }),
    text('from', { zh: '首日', en: 'From' }, { required: true, index: true }),
    text('to', { zh: '末日', en: 'To' }, { index: true }),
    text('lastDay', { zh: '最晚到', en: 'Comes until' }, { required: true, index: true, admin: { hidden: true } }),
    {
      name: 'contractPlace',
      type: 'select',
      required: true,
      options: optionsOf(CONTRACT_PLACES, {
        outside: { zh: '和机构签', en: 'With the centre' },
        here: { zh: '要在平台签', en: 'To be made here' },
      }),
      label: { zh: '合同', en: 'Contract' },
    },
    partyField,
    text('contact', { zh: '家长电话', en: "Guardian's phone" }),
    json('pickups', { zh: '接送人', en: 'Pick-up persons' }, { schema: keptPickup.array() }),
    json('actions', { zh: '考勤', en: 'Attendance' }, { schema: bookingAction.array() }),
    json('handedOver', { zh: '转到平台的日子', en: 'Days taken over' }, { schema: handedOver }),
    text('batch', { zh: '同一次登记', en: 'Entered together' }, { required: true, index: true, admin: { hidden: true } }),
    text('enteredAt', { zh: '登记时间', en: 'Entered at' }, { required: true }),
    { name: 'enteredBy', type: 'relationship', relationTo: 'users', label: { zh: '登记人', en: 'Entered by' } },
    text('codeHash', { zh: '家长码', en: 'Code' }, { index: true, admin: { hidden: true } }),
    text('codeUntil', { zh: '家长码有效期', en: 'Code holds until' }, { admin: { hidden: true } }),
    { name: 'guardian', type: 'relationship', relationTo: 'guardians', index: true, label: { zh: '监护人', en: 'Guardian' } },
    { name: 'child', type: 'relationship', relationTo: 'children', index: true, label: { zh: '孩子', en: 'Child' } },
    { name: 'revision', type: 'number', defaultValue: 0, label: { zh: '修订', en: 'Revision' } },
  ],
);
EnrolledChildren.admin = { ...EnrolledChildren.admin, hidden: shownTo() };
