import { number } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { STAFF_NEEDS } from '#domain/places/staff-standard.ts';
import { kept, sourced } from './kept-by-city.ts';

/** Which papers a carer needs to count for the ratio. A newer one of the same kind takes an older one's place from its day on. */
export const StaffStandards = kept('staff-standards', { zh: '人员要求', en: ['Staff standard', 'Staff standards'] }, 'need', [
  {
    name: 'need',
    type: 'select',
    required: true,
    options: optionsOf(STAFF_NEEDS, {
      certificate: { zh: '资格证书', en: 'Certificate' },
      certificate_number: { zh: '证书编号', en: 'Certificate number' },
      health_check: { zh: '健康证', en: 'Health check' },
    }),
    label: { zh: '要有', en: 'Need' },
  },
  {
    name: 'accepts',
    type: 'textarea',
    label: { zh: '认可的证书', en: 'Certificates that count' },
    admin: {
      description: {
        zh: '证书名称里含有其中一个就算，用逗号分开；空着就都算',
        en: 'Whose name has one of these in it, set apart by commas; empty: all',
      },
    },
  },
  number('validMonths', { zh: '有效几个月', en: 'Valid for (months)' }),
  ...sourced,
]);
