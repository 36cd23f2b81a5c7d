import type { CollectionConfig, RelationshipFieldManyValidation } from 'payload';
import { relationship } from 'payload/shared';
import { TOPIC_OPTIONS } from '#cms/fields/choices.ts';
import { forgetWith } from '#cms/fields/hooks/forget-with.ts';
import { keepAddress } from '#cms/fields/hooks/keep-address.ts';
import { previewUrl } from '#cms/fields/hooks/public-url.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { label, labels, optionsOf } from '#cms/fields/label.ts';
import { LEAST_LESSONS, TEXT_KINDS, WRITING_STAGES } from '#domain/guidance/publishing.ts';
import { backWithReason, returnsAnswered } from '../hooks/back-with-reason.ts';
import { checkedBody } from '../hooks/checked-body.ts';
import { fourEyes } from '../hooks/four-eyes.ts';
import { notesDraft, publishedWhole, withdrawnFirst } from '../hooks/keep-four-eyes.ts';
import { ownAddress } from '../hooks/own-address.ts';
import { sentWithWords } from '../hooks/sent-with-words.ts';
import { body, byEditors, date, editing, months, sidebar, signs, slug, sources, summary, title, writtenBy } from './writing.ts';

const enoughLessons: RelationshipFieldManyValidation = async (value, options) => {
  const valid = await relationship(value, options);
  const isCourse = (options.siblingData as { kind?: string }).kind === 'course';
  if (valid !== true || !isCourse || (value?.length ?? 0) >= LEAST_LESSONS) return valid;
  return say(options.req, 'refused.courseLessons', { least: LEAST_LESSONS });
};

export const Articles: CollectionConfig = {
  slug: 'articles',
  labels: labels('育儿指导', 'Article', 'Guidance'),
  admin: {
    ...editing,
    defaultColumns: ['title', 'topic', 'fromMonth', 'review', '_status', 'updatedAt'],
    listSearchableFields: ['title', 'slug'],
    preview: previewUrl('guidance'),
    components: {
      edit: {
        beforeDocumentControls: ['/guidance/admin/ReviewLink.tsx#ReviewLink', '/guidance/admin/MissingWords.tsx#MissingWords'],
        PublishButton: '/guidance/admin/PublishButton.tsx#PublishButton',
      },
    },
  },
  access: byEditors,
  versions: { drafts: { schedulePublish: false }, maxPerDoc: 50 },
  hooks: {
    beforeOperation: [checkedBody, notesDraft, publishedWhole],
    beforeChange: [ownAddress('articles'), sentWithWords, backWithReason, fourEyes, keepAddress('articles')],
    afterChange: [returnsAnswered],
    beforeDelete: [withdrawnFirst('articles'), forgetWith('article', 'review-comments')],
  },
  fields: [
    title,
    summary,
    body,
    signs,
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
        // One name for all languages: the seal is of the whole text.
        text('reviewer', '审核人', 'Reviewed by'),
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
        description: label('退回给作者在“审稿”页，要写理由', 'To send it back, use its review page and say why'),
      },
    },
    sidebar({ name: 'topic', type: 'select', required: true, options: TOPIC_OPTIONS, label: label('领域', 'Topic') }),
    sidebar({
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'article',
      options: optionsOf(TEXT_KINDS, {
        article: ['文章', 'Article'],
        checklist: ['清单', 'Checklist'],
        poster: ['海报', 'Poster'],
        course: ['课程', 'Course'],
      }),
      label: label('体裁', 'Kind'),
    }),
    sidebar({
      name: 'lessons',
      type: 'relationship',
      relationTo: 'articles',
      hasMany: true,
      filterOptions: { kind: { not_equals: 'course' } },
      validate: enoughLessons,
      label: label('课（按先后）', 'Lessons, in their order'),
      admin: { condition: (_, { kind }) => kind === 'course' },
    }),
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
    writtenBy,
  ],
};
