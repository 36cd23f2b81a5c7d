import type { CollectionConfig } from 'payload';
import { nobody, only } from '#cms/access/by-role.ts';
import { instant, text } from '#cms/fields/kit.ts';
import { GROUP, labels, optionsOf } from '#cms/fields/label.ts';
import { COMMENT_KINDS, REVIEWED_PARTS } from '#domain/guidance/review-comment.ts';
import { inEveryLanguage, LANGS, OWN_NAMES } from '#domain/language/lang.ts';

/** What reviewers say of an article. Written by verbs alone, read and answered on the page of its review. */
export const ReviewComments: CollectionConfig = {
  slug: 'review-comments',
  labels: labels({ zh: '审稿意见', en: ['Review comment', 'Review comments'] }),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'text', hideAPIURL: true },
  access: { read: only('author', 'reviewer', 'administrator'), create: nobody, update: nobody, delete: nobody },
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
      options: optionsOf(COMMENT_KINDS, {
        paragraph: { zh: '对一段的意见', en: 'Of a paragraph' },
        return: { zh: '退回的理由', en: 'Why it goes back' },
      }),
      label: { zh: '类型', en: 'Kind' },
    },
    {
      name: 'lang',
      type: 'select',
      options: LANGS.map((value) => ({ value, label: inEveryLanguage(() => OWN_NAMES[value]) })),
      label: { zh: '语言', en: 'Language' },
    },
    {
      name: 'part',
      type: 'select',
      options: optionsOf(REVIEWED_PARTS, {
        title: { zh: '标题', en: 'Title' },
        summary: { zh: '摘要', en: 'Summary' },
        film: { zh: '短片', en: 'Film' },
        body: { zh: '正文', en: 'Body' },
        sources: { zh: '依据', en: 'Sources' },
      }),
      label: { zh: '哪一部分', en: 'Part' },
    },
    { name: 'quote', type: 'textarea', label: { zh: '当时的这一段', en: 'The paragraph as it was' } },
    { name: 'text', type: 'textarea', required: true, label: { zh: '意见', en: 'Comment' } },
    text('version', { zh: '读的是哪一版', en: 'Version that was read' }),
    text('by', { zh: '谁写的', en: 'By' }, { required: true }),
    instant('at', { zh: '时刻', en: 'At' }, { required: true }),
    instant('seenAt', { zh: '作者看到', en: 'Seen by the author' }),
    text('resolvedBy', { zh: '谁处理的', en: 'Done by' }),
    instant('resolvedAt', { zh: '处理完', en: 'Done at' }, { index: true }),
  ],
};
