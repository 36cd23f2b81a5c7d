import type { CollectionConfig } from 'payload';
import { nobody, only, shownTo } from '#cms/access/by-role.ts';
import { logRead } from '#cms/fields/hooks/log-read.ts';
import { given, instant, number, text, unique } from '#cms/fields/kit.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { DOMAINS } from '#domain/guidance/publishing.ts';
import { QUESTION_STATES } from '#domain/guidance/question.ts';
import { answerStep, tellOfReply } from '../hooks/answer-question.ts';

/** What families ask an expert. Whose question it is the expert does not see; every look at one is written down. */
export const Questions: CollectionConfig = {
  slug: 'questions',
  labels: labels('家长提问', 'Question', 'Questions'),
  admin: {
    group: GROUP.guidance,
    hidden: shownTo('reviewer'),
    useAsTitle: 'text',
    hideAPIURL: true,
    defaultColumns: ['text', 'topic', 'month', 'state', 'receivedAt'],
    description: label(
      '家长问的。看不到是谁家。答复写好、状态改成“已答复”，对方马上收到通知；答复发出后不能再改。对方同意公开的，另写一份认不出是谁的问和答，再勾公开',
      'What families ask; whose it is cannot be seen. Once the reply is written and the state is “answered”, the family is told; a reply that was given stays. Where the family agrees, write question and answer anew so that nobody can be recognised, and tick public',
    ),
  },
  access: { read: only('reviewer', 'administrator'), create: nobody, update: only('reviewer', 'administrator'), delete: nobody },
  hooks: { beforeChange: [answerStep], afterChange: [tellOfReply], afterOperation: [logRead] },
  fields: [
    {
      name: 'guardian',
      type: 'relationship',
      relationTo: 'guardians',
      index: true,
      label: label('监护人', 'Guardian'),
      access: { read: () => false, update: () => false },
      admin: { hidden: true },
    },
    given({
      name: 'topic',
      type: 'select',
      required: true,
      options: optionsOf(DOMAINS, {
        health: ['健康', 'Health'],
        nutrition: ['营养', 'Nutrition'],
        responsive: ['回应性照护', 'Responsive care'],
        learning: ['早期学习', 'Early learning'],
        safety: ['安全', 'Safety'],
      }),
      label: label('领域', 'Topic'),
    }),
    given(number('month', '月龄', 'Months of age', { required: true })),
    given({ name: 'text', type: 'textarea', required: true, label: label('问题', 'Question') }),
    given({
      name: 'publishable',
      type: 'checkbox',
      defaultValue: false,
      label: label('家长同意匿名公开', 'May be shown without a name'),
    }),
    given(text('lang', '语言', 'Language', { required: true })),
    given(instant('receivedAt', '收到时刻', 'Received at', { required: true })),
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'received',
      options: optionsOf(QUESTION_STATES, { received: ['等答复', 'Waiting'], answered: ['已答复', 'Answered'] }),
      label: label('状态', 'State'),
    },
    { name: 'reply', type: 'textarea', maxLength: 3000, label: label('答复', 'Reply') },
    given(text('answeredAt', '答复时刻', 'Answered at')),
    { name: 'published', type: 'checkbox', defaultValue: false, label: label('公开', 'Public') },
    { name: 'publicQuestion', type: 'textarea', localized: true, maxLength: 500, label: label('公开的问', 'Public question') },
    { name: 'publicAnswer', type: 'textarea', localized: true, maxLength: 3000, label: label('公开的答', 'Public answer') },
    text('formKey', '表单编号', 'Number of the form', { ...unique, hidden: true }),
  ],
};
