import { only } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { keptPickup } from '#cms/records/shapes/booking.ts';
import { keptGrowth } from '#cms/records/shapes/growth.ts';

export const Children = recorded('children', { zh: '孩子', en: ['Child', 'Children'] }, 'name', { read: only('administrator') }, [
  guardianField,
  text('name', { zh: '姓名', en: 'Name' }, { required: true }),
  text('calendarName', { zh: '日历里的名称', en: 'Name in calendars' }, { maxLength: 20 }),
  text('birthDate', { zh: '出生日期', en: 'Birth date' }, { required: true, validate: civilDate as never }),
  text('family', { zh: '家庭键', en: 'Family' }, { required: true, index: true, admin: { hidden: true } }),
  text('mergedInto', { zh: '并入', en: 'Merged into' }, { index: true, admin: { hidden: true } }),
  text('person', { zh: '身份键', en: 'Same child' }, { required: true, index: true, maxLength: 400, admin: { hidden: true } }),
  text('sound', { zh: '读音键', en: 'Sounds like' }, { required: true, index: true, maxLength: 800, admin: { hidden: true } }),
  { name: 'healthNotes', type: 'textarea', maxLength: 1000, label: { zh: '过敏和用药', en: 'Allergies and medicine' } },
  {
    name: 'healthConsent',
    type: 'checkbox',
    defaultValue: false,
    label: { zh: '同意机构使用健康记录', en: 'Consent to the centre using health notes' },
  },
  json('pickups', { zh: '接送人', en: 'Pick-up persons' }, { schema: keptPickup.array() }),
  json('growth', { zh: '生长记录', en: 'Growth' }, { schema: keptGrowth }),
  text('removedAt', { zh: '家长删去于', en: 'Removed by the family at' }, { admin: { readOnly: true } }),
]);

/** However the name is typed, a family and those linked with it have a child once. */
Children.indexes = [{ fields: ['family', 'person'], unique: true }];
