import type { CollectionConfig } from 'payload';
import { nobody, only } from '#cms/access/by-role.ts';
import { instant, text } from '#cms/fields/kit.ts';
import { GROUP, label, labels, optionsOf } from '#cms/fields/label.ts';
import { COMMENT_KINDS, REVIEWED_PARTS } from '#domain/guidance/review-comment.ts';
import { inEveryLanguage, LANGS, OWN_NAMES } from '#domain/language/lang.ts';

/** What reviewers say of an article. Written by verbs alone, read and answered on the page of its review. */
export const ReviewComments: CollectionConfig = {
  slug: 'review-comments',
  labels: labels('审稿意见', 'Review comment', 'Review comments'),
  admin: { group: GROUP.guidance, hidden: true, useAsTitle: 'text', hideAPIURL: true },
  access: { read: only('author', 'reviewer', 'administrator'), create: nobody, update: nobody, delete: nobody },
  fields: [
    {
      name: 'article',
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      index: true,
      label: label('稿子', 'Article'),
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      options: optionsOf(COMMENT_KINDS, {
        paragraph: ['对一段的意见', 'Of a paragraph'],
        return: ['退回的理由', 'Why it goes back'],
      }),
      label: label('类型', 'Kind'),
    },
    {
      name: 'lang',
      type: 'select',
      options: LANGS.map((value) => ({ value, label: inEveryLanguage(() => OWN_NAMES[value]) })),
      label: label('语言', 'Language'),
    },
    {
      name: 'part',
      type: 'select',
      options: optionsOf(REVIEWED_PARTS, {
        title: ['标题', 'Title'],
        summary: ['摘要', 'Summary'],
        body: ['正文', 'Body'],
        sources: ['依据', 'Sources'],
      }),
      label: label('哪一部分', 'Part'),
    },
    { name: 'quote', type: 'textarea', label: label('当时的这一段', 'The paragraph as it was') },
    { name: 'text', type: 'textarea', required: true, label: label('意见', 'Comment') },
    text('version', '读的是哪一版', 'Version that was read'),
    text('by', '谁写的', 'By', { required: true }),
    instant('at', '时刻', 'At', { required: true }),
    instant('seenAt', '作者看到', 'Seen by the author'),
    text('resolvedBy', '谁处理的', 'Done by'),
    instant('resolvedAt', '处理完', 'Done at', { index: true }),
  ],
};
