import type { CollectionConfig, Field } from 'payload';
import { anyStaff } from '#cms/access/any-staff.ts';
import { only } from '#cms/access/only.ts';
import { hasRole } from '#cms/access/roles.ts';
import { shownTo } from '#cms/access/shown-to.ts';
import { TOPIC_OPTIONS } from '#cms/fields/choices.ts';
import { announceChange, announceDelete } from '#cms/fields/hooks/announce-change.ts';
import { fillSlug } from '#cms/fields/hooks/fill-slug.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { moneyField } from '#cms/fields/money-field.ts';
import { addressName, atLeast, civilDate, timeAfter, timeOfDay } from '#cms/fields/validate.ts';
import { WRITING_STAGES } from '#domain/guidance/publishing.ts';
import { bothLanguages } from './hooks/both-languages.ts';
import { fourEyes } from './hooks/four-eyes.ts';
import { previewUrl } from './hooks/preview-url.ts';

const text = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({ name, type: 'text', label: label(zh, en), ...extra }) as Field;
const month = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({ name, type: 'number', required: true, min: 0, max: 36, label: label(zh, en), ...extra }) as Field;
const months: Field = {
  type: 'row',
  fields: [
    month('fromMonth', '月龄从', 'From (months)'),
    month('toMonth', '月龄到', 'To (months)', { validate: atLeast('fromMonth') }),
  ],
};
const date = (name: string, zh: string, en: string, extra: object = {}): Field =>
  text(name, zh, en, {
    validate: civilDate,
    admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } },
    ...extra,
  });
const time = (name: string, zh: string, en: string, validate: unknown = timeOfDay): Field =>
  text(name, zh, en, { required: true, validate, admin: { components: { Field: '/fields/admin/TimeField.tsx#TimeField' } } });

const title = text('title', '标题', 'Title', { required: true, localized: true });
const slug = text('slug', '网址名', 'Name in the address', {
  required: true,
  unique: true,
  index: true,
  validate: addressName,
  hooks: { beforeValidate: [fillSlug] },
  admin: {
    position: 'sidebar',
    description: label(
      '空着存草稿，会按标题的拼音填上；发布后不要再改',
      'Left empty, a saved draft fills it from the title; once published, leave it',
    ),
  },
});
const sidebar = (field: Field): Field => ({ ...field, admin: { ...field.admin, position: 'sidebar' } }) as Field;
const editing = { group: GROUP.guidance, hidden: shownTo('author', 'reviewer'), useAsTitle: 'title', hideAPIURL: true };
const byEditors = {
  read: anyStaff,
  readVersions: only('author', 'reviewer', 'administrator'),
  create: only('author', 'reviewer', 'administrator'),
  update: only('author', 'reviewer', 'administrator'),
  delete: only('administrator'),
};
const summary: Field = {
  name: 'summary',
  type: 'textarea',
  required: true,
  localized: true,
  maxLength: 300,
  label: label('摘要', 'Summary'),
  admin: { description: label('两三句话，列表和搜索里就是这段', 'Two or three sentences; lists and search show them') },
};
const sources = {
  name: 'sources',
  type: 'textarea',
  localized: true,
  label: label('依据（一行一条：标题 | 网址）', 'Sources (one a line: title | address)'),
} as const;
const body: Field = { name: 'body', type: 'richText', required: true, localized: true, label: label('正文', 'Body') };

export const Articles: CollectionConfig = {
  slug: 'articles',
  labels: labels('育儿指导', 'Article', 'Guidance'),
  admin: {
    ...editing,
    defaultColumns: ['title', 'topic', 'fromMonth', 'review', '_status', 'updatedAt'],
    listSearchableFields: ['title', 'slug'],
    preview: previewUrl('guidance'),
    components: { edit: { PublishButton: '/guidance/admin/PublishButton.tsx#PublishButton' } },
  },
  access: byEditors,
  lockDocuments: { duration: 120 },
  versions: { drafts: { schedulePublish: false }, maxPerDoc: 50 },
  hooks: { beforeChange: [fourEyes], afterChange: [announceChange], afterDelete: [announceDelete] },
  fields: [
    title,
    summary,
    body,
    { name: 'cover', type: 'upload', relationTo: 'media', label: label('配图', 'Picture') },
    {
      ...sources,
      required: true,
      admin: {
        placeholder: label(
          '养育照护框架（世界卫生组织） | https://www.who.int/',
          'Nurturing care framework (WHO) | https://www.who.int/',
        ),
        description: label('没有依据不能发布', 'Without sources nothing is published'),
      },
    },
    {
      type: 'row',
      fields: [
        text('author', '撰写人', 'Written by', { localized: true, required: true }),
        text('reviewer', '审核人', 'Reviewed by', { localized: true }),
      ],
    },
    { type: 'row', fields: [date('reviewedOn', '审核日期', 'Reviewed on'), date('nextReviewOn', '下次复核', 'Next review')] },
    {
      name: 'review',
      type: 'select',
      required: true,
      defaultValue: 'writing',
      options: optionsOf(WRITING_STAGES, {
        writing: ['写作中', 'Being written'],
        in_review: ['待审', 'In review'],
        reviewed: ['已审', 'Reviewed'],
      }),
      label: label('审稿', 'Review'),
      admin: {
        position: 'sidebar',
        isClearable: false,
        description: label('要改就退回“写作中”，再存草稿', 'To send it back, set “Being written” and save the draft'),
      },
    },
    sidebar({ name: 'topic', type: 'select', required: true, options: TOPIC_OPTIONS, label: label('领域', 'Topic') }),
    sidebar(months),
    slug,
    sidebar({ name: 'minutes', type: 'number', min: 1, max: 60, defaultValue: 4, label: label('阅读分钟', 'Minutes to read') }),
    {
      name: 'localReview',
      type: 'checkbox',
      defaultValue: false,
      label: label('已由本地医学专家审核', 'Reviewed by local medical staff'),
      admin: { position: 'sidebar' },
    },
    {
      name: 'writtenBy',
      type: 'relationship',
      relationTo: 'users',
      label: label('作者账号', 'Author account'),
      admin: {
        position: 'sidebar',
        readOnly: true,
        condition: (_data, _siblings, { user }) => hasRole(user, 'administrator'),
      },
    },
  ],
};

export const Policies: CollectionConfig = {
  slug: 'policies',
  labels: labels('政策', 'Policy', 'Policies'),
  admin: { ...editing, defaultColumns: ['title', 'number', 'issuedOn', '_status'] },
  access: byEditors,
  versions: { drafts: true, maxPerDoc: 50 },
  hooks: {
    beforeChange: [bothLanguages('policies', ['title', 'summary', 'body'])],
    afterChange: [announceChange],
    afterDelete: [announceDelete],
  },
  fields: [
    title,
    slug,
    summary,
    text('number', '文号', 'Number'),
    text('issuer', '发文机关', 'Issued by', { localized: true }),
    date('issuedOn', '发文日期', 'Issued on'),
    body,
    sources,
  ],
};

export const Activities: CollectionConfig = {
  slug: 'activities',
  labels: labels('亲子活动', 'Activity', 'Activities'),
  admin: { ...editing, defaultColumns: ['title', 'date', 'place'] },
  access: byEditors,
  hooks: { afterChange: [announceChange], afterDelete: [announceDelete] },
  fields: [
    title,
    slug,
    summary,
    text('place', '地点', 'Place', { required: true, localized: true }),
    text('townshipCode', '街道(乡镇)代码', 'Township code'),
    date('date', '日期', 'Date', { required: true, index: true }),
    { type: 'row', fields: [time('from', '从', 'From'), time('to', '到', 'To', timeAfter('from'))] },
    months,
    { name: 'capacity', type: 'number', min: 1, label: label('名额（组）', 'Families') },
    moneyField('fee', '费用（0 为免费）', 'Fee (0 is free)', { min: 0, defaultValue: 0 }),
  ],
};

export const Media: CollectionConfig = {
  slug: 'media',
  labels: labels('图片', 'Picture', 'Pictures'),
  admin: { group: GROUP.guidance, hidden: shownTo('author', 'reviewer'), hideAPIURL: true },
  access: {
    read: anyStaff,
    create: only('author', 'reviewer', 'head', 'administrator'),
    update: only('author', 'reviewer', 'administrator'),
    delete: only('administrator'),
  },
  upload: {
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    imageSizes: [
      { name: 'page', width: 1136, formatOptions: { format: 'webp' } },
      { name: 'phone', width: 640, formatOptions: { format: 'webp' } },
    ],
    formatOptions: { format: 'webp' },
    adminThumbnail: 'phone',
  },
  fields: [text('alt', '替代文字', 'Alternative text', { required: true, localized: true })],
};
