import type { CollectionConfig, Field } from 'payload';
import { nobody, only, shownTo } from '#cms/access/by-role.ts';
import { hasRole } from '#cms/access/roles.ts';
import { logRead } from '#cms/fields/hooks/log-read.ts';
import { given, instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { DOMAINS } from '#domain/guidance/publishing.ts';
import { QUESTION_STATES } from '#domain/guidance/question.ts';
import { answerStep, tellOfReply } from '../hooks/answer-question.ts';

/** What everybody may read is written by who reviews: a nurse answers the family that asked. */
const shown = (field: Field): Field =>
  ({ ...field, access: { update: ({ req }) => hasRole(req.user, 'reviewer', 'administrator') } }) as Field;

/** What families ask an expert. Whose question it is the expert does not see; every look at one is written down. */
export const Questions: CollectionConfig = {
  slug: 'questions',
  labels: labels({ zh: '家长提问', en: ['Question', 'Questions'] }),
  admin: {
    group: GROUP.guidance,
    hidden: shownTo('reviewer', 'nurse'),
    useAsTitle: 'text',
    hideAPIURL: true,
    defaultColumns: ['text', 'topic', 'month', 'state', 'receivedAt'],
    description: {
      zh: '家长问的。看不到是谁家。答复写好、状态改成“已答复”，对方马上收到通知；答复发出后不能再改。对方同意公开的，另写一份认不出是谁的问和答，再勾公开',
      en: 'What families ask; whose it is cannot be seen. Once the reply is written and the state is “answered”, the family is told; a reply that was given stays. Where the family agrees, write question and answer anew so that nobody can be recognised, and tick public',
    },
  },
  access: {
    read: only('reviewer', 'nurse', 'administrator'),
    create: nobody,
    update: only('reviewer', 'nurse', 'administrator'),
    delete: nobody,
  },
  hooks: { beforeChange: [answerStep], afterChange: [tellOfReply], afterOperation: [logRead] },
  fields: [
    {
      name: 'guardian',
      type: 'relationship',
      relationTo: 'guardians',
      index: true,
      label: { zh: '监护人', en: 'Guardian' },
      access: { read: () => false, update: () => false },
      admin: { hidden: true },
    },
    given({
      name: 'topic',
      type: 'select',
      required: true,
      options: optionsOf(DOMAINS, {
        health: { zh: '健康', en: 'Health' },
        nutrition: { zh: '营养', en: 'Nutrition' },
        responsive: { zh: '回应性照护', en: 'Responsive care' },
        learning: { zh: '早期学习', en: 'Early learning' },
        safety: { zh: '安全', en: 'Safety' },
      }),
      label: { zh: '领域', en: 'Topic' },
    }),
    given(number('month', { zh: '月龄', en: 'Months of age' }, { required: true })),
    given({ name: 'text', type: 'textarea', required: true, label: { zh: '问题', en: 'Question' } }),
    given({
      name: 'publishable',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '家长同意匿名公开', en: 'May be shown without a name' },
    }),
    given(text('lang', { zh: '语言', en: 'Language' }, { required: true })),
    given(instant('receivedAt', { zh: '收到时刻', en: 'Received at' }, { required: true })),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'received',
      options: optionsOf(QUESTION_STATES, {
        received: { zh: '等答复', en: 'Waiting' },
        answered: { zh: '已答复', en: 'Answered' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    { name: 'reply', type: 'textarea', maxLength: 3000, label: { zh: '答复', en: 'Reply' } },
    given(text('answeredAt', { zh: '答复时刻', en: 'Answered at' })),
    shown({ name: 'published', type: 'checkbox', defaultValue: false, label: { zh: '公开', en: 'Public' } }),
    shown({
      name: 'publicQuestion',
      type: 'textarea',
      localized: true,
      maxLength: 500,
      label: { zh: '公开的问', en: 'Public question' },
    }),
    shown({
      name: 'publicAnswer',
      type: 'textarea',
      localized: true,
      maxLength: 3000,
      label: { zh: '公开的答', en: 'Public answer' },
    }),
    text('formKey', { zh: '表单编号', en: 'Number of the form' }, { ...unique, hidden: true }),
  ],
};
