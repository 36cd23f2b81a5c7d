import type { CollectionConfig } from 'payload';
import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { instant, text } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { planWriters } from '#cms/records/article-plans.ts';
import { PLAN_KINDS, PLAN_STATES, PLAN_STOPS } from '#domain/guidance/article-plan.ts';

/** What is still to happen to a text. Written by verbs alone, read on the page of its review and on the board of what is due. */
export const ArticlePlans: CollectionConfig = {
  slug: 'article-plans',
  labels: labels({ zh: '定时发布和更正', en: ['Planned publication', 'Planned publications'] }),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'dueAt', hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    {
      name: 'article',
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      index: true,
      label: { zh: '稿子', en: 'Article' },
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: optionsOf(PLAN_KINDS, {
        publication: { zh: '定时发布', en: 'Publication' },
        correction: { zh: '紧急更正', en: 'Correction' },
      }),
      label: { zh: '类型', en: 'Kind' },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: optionsOf(PLAN_STATES, {
        open: { zh: '等着', en: 'To come' },
        done: { zh: '好了', en: 'Done' },
        stopped: { zh: '没成', en: 'Stopped' },
        called_off: { zh: '撤了', en: 'Called off' },
      }),
      label: { zh: '状态', en: 'State' },
    },
    instant('dueAt', { zh: '时刻', en: 'Due at' }, { required: true, index: true }),
    text('by', { zh: '谁定的', en: 'By' }, { required: true }),
    instant('at', { zh: '什么时候定的', en: 'Decided at' }, { required: true }),
    text('version', { zh: '哪一版', en: 'Version' }, { required: true }),
    json('writers', { zh: '谁写的', en: 'Written by' }, { schema: planWriters }),
    { name: 'reason', type: 'textarea', label: { zh: '理由', en: 'Reason' } },
    {
      name: 'stopped',
      type: 'select',
      options: optionsOf(PLAN_STOPS, {
        changed: { zh: '稿子后来改过', en: 'The text was changed since' },
        refused: { zh: '不能再由这个人发布', en: 'It may not be published by this person any more' },
      }),
      label: { zh: '为什么没成', en: 'Why it stopped' },
    },
  ],
};
