import type { CollectionConfig, RelationshipFieldManyValidation } from 'payload';
import { relationship } from 'payload/shared';
import { anyStaffOrBody, shownTo, writers } from '#cms/access/by-role.ts';
import { ownTexts } from '#cms/access/in-territory.ts';
import { TOPIC_OPTIONS } from '#cms/fields/choices.ts';
import { forgetWith } from '#cms/fields/hooks/forget-with.ts';
import { keepAddress } from '#cms/fields/hooks/keep-address.ts';
import { previewUrl } from '#cms/fields/hooks/public-url.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { labels, optionsOf } from '#cms/fields/label.ts';
import { organiserField } from '#cms/fields/relations.ts';
import { anArea } from '#cms/fields/validate-area.ts';
import { LEAST_LESSONS, TEXT_KINDS, WRITING_STAGES } from '#domain/guidance/publishing.ts';
import { backWithReason, correctionReviewed, returnsAnswered } from '../hooks/back-with-reason.ts';
import { checkedBody } from '../hooks/checked-body.ts';
import { fourEyes } from '../hooks/four-eyes.ts';
import { notesDraft, publishedWhole, withdrawnFirst } from '../hooks/keep-four-eyes.ts';
import { ownAddress } from '../hooks/own-address.ts';
import { sentWithWords } from '../hooks/sent-with-words.ts';
import { keepArea } from '../organisers/keep-organiser.ts';
import {
  body,
  byEditors,
  date,
  editing,
  film,
  months,
  sidebar,
  signs,
  slug,
  sources,
  summary,
  title,
  writtenBy,
} from './writing.ts';

const enoughLessons: RelationshipFieldManyValidation = async (value, options) => {
  const valid = await relationship(value, options);
  const isCourse = (options.siblingData as { kind?: string }).kind === 'course';
  if (valid !== true || !isCourse || (value?.length ?? 0) >= LEAST_LESSONS) return valid;
  return say(options.req, 'refused.courseLessons', { least: LEAST_LESSONS });
};

export const Articles: CollectionConfig = {
  slug: 'articles',
  labels: labels({ zh: '育儿指导', en: ['Article', 'Guidance'] }),
  admin: {
    ...editing,
    // A nurse reads what is due for another look.
    hidden: shownTo('author', 'reviewer', 'nurse', 'organiser'),
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
  access: {
    ...byEditors,
    read: anyStaffOrBody('organiser'),
    create: writers,
    update: ownTexts,
  },
  versions: { drafts: { schedulePublish: false }, maxPerDoc: 50 },
  hooks: {
    beforeOperation: [checkedBody, notesDraft, publishedWhole],
    beforeChange: [ownAddress('articles'), sentWithWords, backWithReason, keepArea, fourEyes, keepAddress('articles')],
    afterChange: [returnsAnswered, correctionReviewed],
    beforeDelete: [withdrawnFirst('articles'), forgetWith('article', 'review-comments', 'article-plans')],
  },
  fields: [
    title,
    summary,
    body,
    film,
    signs,
    { name: 'cover', type: 'upload', relationTo: 'media', label: { zh: '配图', en: 'Picture' } },
    {
      ...sources,
      required: true,
      admin: {
        placeholder: {
          zh: '养育照护框架（世界卫生组织） | https://www.who.int/',
          en: 'Nurturing care framework (WHO) | https://www.who.int/',
        },
        description: { zh: '没有依据不能发布', en: 'Without sources nothing is published' },
      },
    },
    {
      type: 'row',
      fields: [
        text('author', { zh: '撰写人', en: 'Written by' }, { localized: true, required: true }),
        // One name for all languages: the seal is of the whole text.
        text('reviewer', { zh: '审核人', en: 'Reviewed by' }),
      ],
    },
    {
      type: 'row',
      fields: [
        date('reviewedOn', { zh: '审核日期', en: 'Reviewed on' }),
        date('nextReviewOn', { zh: '下次复核', en: 'Next review' }),
      ],
    },
    {
      name: 'review',
      type: 'select',
      required: true,
      defaultValue: 'writing',
      options: optionsOf(WRITING_STAGES, {
        writing: { zh: '写作中', en: 'Being written' },
        in_review: { zh: '待审', en: 'In review' },
        reviewed: { zh: '已审', en: 'Reviewed' },
      }),
      label: { zh: '审稿', en: 'Review' },
      admin: {
        position: 'sidebar',
        isClearable: false,
        description: { zh: '退回给作者在“审稿”页，要写理由', en: 'To send it back, use its review page and say why' },
      },
    },
    sidebar({ name: 'topic', type: 'select', required: true, options: TOPIC_OPTIONS, label: { zh: '领域', en: 'Topic' } }),
    sidebar({
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'article',
      options: optionsOf(TEXT_KINDS, {
        article: { zh: '文章', en: 'Article' },
        video: { zh: '短片', en: 'Short film' },
        checklist: { zh: '清单', en: 'Checklist' },
        poster: { zh: '海报', en: 'Poster' },
        course: { zh: '课程', en: 'Course' },
      }),
      label: { zh: '体裁', en: 'Kind' },
    }),
    sidebar({
      name: 'lessons',
      type: 'relationship',
      relationTo: 'articles',
      hasMany: true,
      filterOptions: { kind: { not_equals: 'course' } },
      validate: enoughLessons,
      label: { zh: '课（按先后）', en: 'Lessons, in their order' },
      admin: { condition: (_, { kind }) => kind === 'course' },
    }),
    sidebar(months),
    slug,
    text(
      'territory',
      { zh: '给哪里的家庭（空着是全市）', en: 'For families where (empty: the whole city)' },
      {
        index: true,
        validate: anArea,
        admin: { position: 'sidebar', components: { Field: '/staff/TerritoryField.tsx#TerritoryField' } },
      },
    ),
    organiserField,
    sidebar({
      name: 'minutes',
      type: 'number',
      min: 1,
      max: 60,
      defaultValue: 4,
      label: { zh: '阅读分钟', en: 'Minutes to read' },
    }),
    {
      name: 'localReview',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '已由本地医学专家审核', en: 'Reviewed by local medical staff' },
      admin: { position: 'sidebar' },
    },
    writtenBy,
  ],
};
