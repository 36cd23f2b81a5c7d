import type { CollectionConfig, Field } from 'payload';
import { anyStaff } from '../access/any-staff.ts';
import { only } from '../access/only.ts';
import { announceChange, announceDelete } from '../hooks/announce-change.ts';
import { bothLanguages } from '../hooks/both-languages.ts';
import { fourEyes } from '../hooks/four-eyes.ts';
import { previewUrl } from '../hooks/preview-url.ts';
import { TOPIC_OPTIONS } from './choices.ts';
import { GROUP, label, labels, options } from './label.ts';
import { civilDate, timeOfDay } from './validate.ts';

const text = (name: string, zh: string, en: string, extra: object = {}): Field =>
  ({ name, type: 'text', label: label(zh, en), ...extra }) as Field;
const months = (name: string, zh: string, en: string): Field => ({
  name,
  type: 'number',
  required: true,
  min: 0,
  max: 36,
  label: label(zh, en),
});

const title = text('title', '标题', 'Title', { required: true, localized: true });
const slug = text('slug', '网址名', 'Slug', { required: true, unique: true, index: true });
const summary: Field = {
  name: 'summary',
  type: 'textarea',
  required: true,
  localized: true,
  maxLength: 300,
  label: label('摘要', 'Summary'),
};
const body: Field = { name: 'body', type: 'richText', required: true, localized: true, label: label('正文', 'Body') };

export const Articles: CollectionConfig = {
  slug: 'articles',
  labels: labels('育儿指导', 'Article', 'Guidance'),
  admin: {
    group: GROUP.guidance,
    useAsTitle: 'title',
    defaultColumns: ['title', 'topic', 'review', '_status'],
    preview: previewUrl('guidance'),
  },
  access: {
    read: anyStaff,
    create: only('author', 'reviewer', 'administrator'),
    update: only('author', 'reviewer', 'administrator'),
    delete: only('administrator'),
  },
  versions: { drafts: { schedulePublish: false }, maxPerDoc: 50 },
  hooks: { beforeChange: [fourEyes], afterChange: [announceChange], afterDelete: [announceDelete] },
  fields: [
    title,
    slug,
    summary,
    { name: 'topic', type: 'select', required: true, options: TOPIC_OPTIONS, label: label('领域', 'Topic') },
    { type: 'row', fields: [months('fromMonth', '月龄从', 'From (months)'), months('toMonth', '月龄到', 'To (months)')] },
    body,
    { name: 'cover', type: 'upload', relationTo: 'media', label: label('配图', 'Picture') },
    {
      name: 'sources',
      type: 'textarea',
      required: true,
      label: label('依据（一行一条：标题 | 网址）', 'Sources (one a line: title | address)'),
    },
    text('author', '撰写人', 'Written by', { localized: true, required: true }),
    text('reviewer', '审核人', 'Reviewed by', { localized: true }),
    text('reviewedOn', '审核日期', 'Reviewed on', { validate: civilDate }),
    text('nextReviewOn', '下次复核', 'Next review', { validate: civilDate }),
    { name: 'minutes', type: 'number', min: 1, max: 60, defaultValue: 4, label: label('阅读分钟', 'Minutes to read') },
    {
      name: 'review',
      type: 'select',
      required: true,
      defaultValue: 'writing',
      options: options(
        ['writing', '写作中', 'Being written'],
        ['in_review', '待审', 'In review'],
        ['reviewed', '已审', 'Reviewed'],
      ),
      label: label('审稿', 'Review'),
      admin: { position: 'sidebar' },
    },
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
      admin: { position: 'sidebar', readOnly: true },
    },
  ],
};

export const Policies: CollectionConfig = {
  slug: 'policies',
  labels: labels('政策', 'Policy', 'Policies'),
  admin: { group: GROUP.guidance, useAsTitle: 'title' },
  access: {
    read: anyStaff,
    create: only('author', 'reviewer', 'administrator'),
    update: only('author', 'reviewer', 'administrator'),
    delete: only('administrator'),
  },
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
    text('issuedOn', '发文日期', 'Issued on', { validate: civilDate }),
    body,
  ],
};

export const Activities: CollectionConfig = {
  slug: 'activities',
  labels: labels('亲子活动', 'Activity', 'Activities'),
  admin: { group: GROUP.guidance, useAsTitle: 'title', defaultColumns: ['title', 'date', 'place'] },
  access: {
    read: anyStaff,
    create: only('author', 'reviewer', 'administrator'),
    update: only('author', 'reviewer', 'administrator'),
    delete: only('administrator'),
  },
  hooks: { afterChange: [announceChange], afterDelete: [announceDelete] },
  fields: [
    title,
    slug,
    summary,
    text('place', '地点', 'Place', { required: true, localized: true }),
    text('townshipCode', '街道(乡镇)代码', 'Township code'),
    text('date', '日期', 'Date', { required: true, index: true, validate: civilDate }),
    text('from', '从', 'From', { required: true, validate: timeOfDay }),
    text('to', '到', 'To', { required: true, validate: timeOfDay }),
    months('fromMonth', '月龄从', 'From (months)'),
    months('toMonth', '月龄到', 'To (months)'),
    { name: 'capacity', type: 'number', min: 1, label: label('名额（组）', 'Families') },
    { name: 'fee', type: 'number', min: 0, defaultValue: 0, label: label('费用（分，0 为免费）', 'Fee (fen, 0 is free)') },
  ],
};

export const Media: CollectionConfig = {
  slug: 'media',
  labels: labels('图片', 'Picture', 'Pictures'),
  admin: { group: GROUP.guidance },
  access: {
    read: () => true,
    create: only('author', 'reviewer', 'head', 'administrator'),
    update: only('author', 'reviewer', 'administrator'),
    delete: only('administrator'),
  },
  upload: {
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    imageSizes: [
      { name: 'page', width: 1136 },
      { name: 'phone', width: 640 },
    ],
    formatOptions: { format: 'webp' },
  },
  fields: [text('alt', '替代文字', 'Alternative text', { required: true, localized: true })],
};
