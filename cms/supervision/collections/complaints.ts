import type { CollectionConfig } from 'payload';
import { nobody, shownTo } from '#cms/access/by-role.ts';
import { inTerritory } from '#cms/access/in-territory.ts';
import { given, instant, text, unique } from '#cms/fields/kit.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { facilityField } from '#cms/fields/relations.ts';
import { COMPLAINT_STATES, COMPLAINT_SUBJECTS } from '#domain/supervision/complaint.ts';
import { stepOn, tellOfAnswer } from '../hooks/answer-complaint.ts';

/** What reaches the city's desk from the page of complaints. The centre does not see it. */
export const Complaints: CollectionConfig = {
  slug: 'complaints',
  labels: labels('投诉', 'Complaint', 'Complaints'),
  admin: {
    group: GROUP.city,
    hidden: shownTo('supervisor'),
    useAsTitle: 'number',
    hideAPIURL: true,
    defaultColumns: ['number', 'subject', 'facility', 'state', 'receivedAt'],
    description: label(
      '家长在网站上写的投诉。机构看不到。答复写好、状态改成“已答复”，对方凭编号就能看到；留了联系方式的会收到通知。答复发出后不能再改',
      'What people wrote on the page of complaints. The centre does not see it. Once the answer is written and the state is “answered”, the person reads it by the number, and is told of it where they left a contact. An answer that was given stays as it is',
    ),
  },
  access: {
    read: inTerritory('facility', 'supervisor'),
    create: nobody,
    update: inTerritory('facility', 'supervisor'),
    delete: nobody,
  },
  hooks: { beforeChange: [stepOn], afterChange: [tellOfAnswer] },
  fields: [
    given(text('number', '编号', 'Number', unique)),
    given({
      name: 'subject',
      type: 'select',
      required: true,
      options: optionsOf(COMPLAINT_SUBJECTS, {
        safety: ['孩子的安全', 'A child’s safety'],
        care: ['照护和老师', 'Care and staff'],
        money: ['收费、退款', 'Fees and refunds'],
        contract: ['合同', 'The contract'],
        facts: ['信息不实', 'Something shown is not true'],
        portal: ['这个网站', 'This website'],
        other: ['其他', 'Something else'],
      }),
      label: label('关于什么', 'About'),
    }),
    given({ ...facilityField, required: false }),
    given(text('about', '哪家机构（对方写的）', 'Which centre, as written')),
    given({ name: 'text', type: 'textarea', required: true, label: label('经过', 'What happened') }),
    given(text('contact', '联系方式', 'Contact')),
    given(text('lang', '语言', 'Language', { required: true })),
    given(instant('receivedAt', '收到时刻', 'Received at', { required: true })),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'received',
      options: optionsOf(COMPLAINT_STATES, {
        received: ['已收到', 'Received'],
        looked_into: ['正在核实', 'Being looked into'],
        answered: ['已答复', 'Answered'],
      }),
      label: label('状态', 'State'),
    },
    { name: 'reply', type: 'textarea', maxLength: 2000, label: label('答复', 'Answer') },
    given(text('answeredAt', '答复时刻', 'Answered at')),
    text('formKey', '表单编号', 'Number of the form', { ...unique, hidden: true }),
  ],
};
