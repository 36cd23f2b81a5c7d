import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { given, instant, text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { COMPLAINT_STATES, COMPLAINT_SUBJECTS } from '#domain/supervision/complaint.ts';
import { stepOn, tellOfAnswer } from '../hooks/answer-complaint.ts';

/** What reaches the city's desk from the page of complaints. The centre does not see it. */
export const Complaints: CollectionConfig = {
  slug: 'complaints',
  labels: labels({ zh: '投诉', en: ['Complaint', 'Complaints'] }),
  admin: {
    group: GROUP.city,
    hidden: shownTo('supervisor'),
    useAsTitle: 'number',
    hideAPIURL: true,
    components: { edit: { beforeDocumentControls: ['/fields/admin/PlainTitle.tsx#PlainTitle'] } },
    defaultColumns: ['number', 'subject', 'facility', 'state', 'receivedAt'],
    description: {
      zh: '家长在网站上写的投诉。机构看不到。答复写好、状态改成“已答复”，对方凭编号就能看到；留了联系方式的会收到通知。答复发出后不能再改',
      en: 'What people wrote on the page of complaints. The centre does not see it. Once the answer is written and the state is “answered”, the person reads it by the number, and is told of it where they left a contact. An answer that was given stays as it is',
    },
  },
  access: {
    read: inTerritory('facility', 'supervisor'),
    create: nobody,
    update: inTerritory('facility', 'supervisor'),
    delete: nobody,
  },
  hooks: { beforeChange: [stepOn], afterChange: [tellOfAnswer] },
  fields: [
    given(text('number', { zh: '编号', en: 'Number' }, unique)),
    given({
      name: 'subject',
      type: 'select',
      required: true,
      options: optionsOf(COMPLAINT_SUBJECTS, {
        safety: { zh: '孩子的安全', en: 'A child’s safety' },
        care: { zh: '照护和老师', en: 'Care and staff' },
        money: { zh: '收费、退款', en: 'Fees and refunds' },
        contract: { zh: '合同', en: 'The contract' },
        facts: { zh: '信息不实', en: 'Something shown is not true' },
        portal: { zh: '这个网站', en: 'This website' },
        other: { zh: '其他', en: 'Something else' },
      }),
      label: { zh: '关于什么', en: 'About' },
    }),
    given({ ...facilityField, required: false }),
    given(text('about', { zh: '哪家机构（对方写的）', en: 'Which centre, as written' })),
    given({ name: 'text', type: 'textarea', required: true, label: { zh: '经过', en: 'What happened' } }),
    given(text('contact', { zh: '联系方式', en: 'Contact' })),
    given(text('lang', { zh: '语言', en: 'Language' }, { required: true })),
    given(instant('receivedAt', { zh: '收到时刻', en: 'Received at' }, { required: true })),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'received',
      options: optionsOf(COMPLAINT_STATES, {
        received: { zh: '已收到', en: 'Received' },
        looked_into: { zh: '正在核实', en: 'Being looked into' },
        answered: { zh: '已答复', en: 'Answered' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    { name: 'reply', type: 'textarea', maxLength: 2000, label: { zh: '答复', en: 'Answer' } },
    given(text('answeredAt', { zh: '答复时刻', en: 'Answered at' })),
    text('formKey', { zh: '表单编号', en: 'Number of the form' }, { ...unique, hidden: true }),
  ],
};
