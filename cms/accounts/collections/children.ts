import { only } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { civilDate } from '#cms/fields/validate.ts';
import { keptPickup } from '#cms/records/shapes/booking.ts';
import { keptGrowth } from '#cms/records/shapes/growth.ts';

export const Children = recorded('children', ['孩子', 'Child', 'Children'], 'name', { read: only('administrator') }, [
  guardianField,
  text('name', '姓名', 'Name', { required: true }),
  text('calendarName', '日历里的叫法', 'Name in calendars', { maxLength: 20 }),
  text('birthDate', '出生日期', 'Birth date', { required: true, validate: civilDate as never }),
  text('family', '家庭键', 'Family', { required: true, index: true, admin: { hidden: true } }),
  text('mergedInto', '并入', 'Merged into', { index: true, admin: { hidden: true } }),
  text('person', '身份键', 'Same child', { required: true, index: true, maxLength: 400, admin: { hidden: true } }),
  text('sound', '读音键', 'Sounds like', { required: true, index: true, maxLength: 800, admin: { hidden: true } }),
  { name: 'healthNotes', type: 'textarea', maxLength: 1000, label: label('过敏和用药', 'Allergies and medicine') },
  {
    name: 'healthConsent',
    type: 'checkbox',
    defaultValue: false,
    label: label('同意机构使用健康记录', 'Consent to the centre using health notes'),
  },
  json('pickups', '接送人', 'Pick-up persons', { schema: keptPickup.array() }),
  json('growth', '生长记录', 'Growth', { schema: keptGrowth }),
  text('removedAt', '家长删去于', 'Removed by the family at', { admin: { readOnly: true } }),
]);

/** However the name is typed, a family and those linked with it have a child once. */
Children.indexes = [{ fields: ['family', 'person'], unique: true }];
