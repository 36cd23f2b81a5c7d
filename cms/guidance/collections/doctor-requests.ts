import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { DOCTOR_STATES } from '#domain/guidance/family-doctor.ts';

/** Requests to sign with a family doctor: written by verbs alone, read by the family and the nurses of its township's station. */
export const DoctorRequests: CollectionConfig = {
  slug: 'doctor-requests',
  labels: labels({ zh: '家庭医生签约', en: ['Family doctor request', 'Family doctor requests'] }),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'formKey', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    text('formKey', { zh: '表单编号', en: 'Number of the form' }, { ...unique, hidden: true }),
    { name: 'guardian', type: 'relationship', relationTo: 'guardians', index: true, label: { zh: '监护人', en: 'Guardian' } },
    text('districtCode', { zh: '区代码', en: 'District code' }, { required: true, index: true }),
    text('townshipCode', { zh: '街道(乡镇)代码', en: 'Township code' }, { required: true, index: true }),
    text('clinic', { zh: '服务站', en: 'Station' }, { required: true }),
    text('address', { zh: '地址', en: 'Address' }),
    { name: 'wish', type: 'textarea', label: { zh: '想说的', en: 'What they would like to say' } },
    instant('askedAt', { zh: '提出时刻', en: 'Asked at' }, { required: true }),
    instant('consentAt', { zh: '同意时刻', en: 'Agreed at' }),
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(DOCTOR_STATES, {
        asked: { zh: '等答复', en: 'Asked' },
        accepted: { zh: '可以签', en: 'Can sign' },
        signed: { zh: '签好了', en: 'Signed' },
        refused: { zh: '签不了', en: 'Cannot' },
        withdrawn: { zh: '撤回了', en: 'Withdrawn' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    { name: 'answer', type: 'textarea', label: { zh: '服务站的话', en: 'What the station says' } },
    text('answeredBy', { zh: '谁答的', en: 'Answered by' }),
    number('changes', { zh: '变过几次', en: 'Times changed' }, { required: true, defaultValue: 0 }),
  ],
};
