import { number } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { STAFF_NEEDS } from '#domain/places/staff-standard.ts';
import { kept, sourced } from './kept-by-city.ts';

/** Which papers a carer needs to count for the ratio. A newer one of the same kind takes an older one's place from its day on. */
export const StaffStandards = kept('staff-standards', ['人员要求', 'Staff standard', 'Staff standards'], 'need', [
  {
    name: 'need',
    type: 'select',
    required: true,
    options: optionsOf(STAFF_NEEDS, {
      certificate: ['资格证书', 'Certificate'],
      certificate_number: ['证书编号', 'Certificate number'],
      health_check: ['健康证', 'Health check'],
    }),
    label: label('要有', 'Need'),
  },
  {
    name: 'accepts',
    type: 'textarea',
    label: label('认可的证书', 'Certificates that count'),
    admin: {
      description: label(
        '证书名称里含有其中一个就算，用逗号分开；空着就都算',
        'Whose name has one of these in it, set apart by commas; empty: all',
      ),
    },
  },
  number('validMonths', '有效几个月', 'Valid for (months)'),
  ...sourced,
]);
