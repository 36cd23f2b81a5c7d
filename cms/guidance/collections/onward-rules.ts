import type { CollectionConfig, TextareaFieldValidation, TextFieldValidation } from 'payload';
import { textarea } from 'payload/shared';
import { CARE_FORM_OPTIONS, TOPIC_OPTIONS } from '#cms/fields/choices.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { labels, optionsOf } from '#cms/fields/label.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { LEADS, type Lead, readNames } from '#domain/guidance/onward.ts';
import { byEditors, editing, months } from './writing.ts';

/** Every name is that of an article that can be read. */
export async function articlesThere(names: readonly string[], req: Parameters<typeof say>[0]): Promise<true | string> {
  const { articles } = await getPortal();
  const known = await articles.namesAmong(names);
  const unknown = names.find((name) => !known.has(name));
  return unknown === undefined || say(req, 'refused.noSuchArticle', { name: unknown.slice(0, 60) });
}

const allThere: TextareaFieldValidation = async (value, options) => {
  const valid = await textarea(value, options);
  return valid === true ? articlesThere(readNames(value ?? ''), options.req) : valid;
};

const oneThere: TextFieldValidation = async (value, { req, siblingData }) => {
  if ((siblingData as { lead?: Lead }).lead !== 'article') return true;
  const name = typeof value === 'string' ? value.trim() : '';
  return name ? articlesThere([name], req) : say(req, 'refused.whichArticle');
};

const whenLead = (lead: Lead) => ({ condition: (_: unknown, { lead: chosen }: { lead?: Lead }) => chosen === lead });

/** After reading a text: what to do next. Set by editors, by what the text is about. */
export const OnwardRules: CollectionConfig = {
  slug: 'onward-rules',
  labels: labels({ zh: '读完去哪里', en: ['What comes after reading', 'What comes after reading'] }),
  admin: {
    ...editing,
    useAsTitle: 'words',
    defaultColumns: ['words', 'lead', 'topic', 'fromMonth', 'toMonth', 'order'],
    description: {
      zh: '一篇文章读完，接着能做什么：写了文章网址名的先用，再按领域，再是所有文章。没有可去的（没有机构、没有活动、文章没发布）自己不出现。谁在读，不记录，也不看。',
      en: 'What can be done after reading. Rules that name an article come first, then those of its topic, then those for all. What leads nowhere (no centre, no activity, an article not published) does not appear. Who reads is neither recorded nor looked at.',
    },
  },
  access: byEditors,
  fields: [
    text('words', { zh: '链接上的字', en: 'Words of the link' }, { required: true, localized: true, maxLength: 60 }),
    text('code', { zh: '代号', en: 'Code' }, { required: true, unique: true, index: true }),
    {
      name: 'articles',
      type: 'textarea',
      maxLength: 2000,
      validate: allThere,
      label: { zh: '哪些文章（一行一个网址名）', en: 'Which articles (one name a line)' },
      admin: { description: { zh: '空着：按下面的领域', en: 'Left empty: by the topic below' } },
    },
    {
      name: 'topic',
      type: 'select',
      options: TOPIC_OPTIONS,
      label: { zh: '哪个领域', en: 'Which topic' },
      admin: { description: { zh: '空着：所有领域', en: 'Left empty: every topic' } },
    },
    months,
    {
      name: 'lead',
      type: 'select',
      required: true,
      options: optionsOf(LEADS, {
        care: { zh: '去找托育', en: 'To centres' },
        activities: { zh: '去参加活动', en: 'To activities' },
        article: { zh: '接着读一篇', en: 'To an article' },
        ask: { zh: '去问专家', en: 'To the experts' },
        calendar: { zh: '去看宝宝日历', en: 'To the calendar' },
        growth: { zh: '去画生长曲线', en: 'To the growth chart' },
      }),
      label: { zh: '去哪里', en: 'Leads to' },
    },
    {
      name: 'form',
      type: 'select',
      options: CARE_FORM_OPTIONS,
      label: { zh: '哪种托育', en: 'Which care' },
      admin: whenLead('care'),
    },
    {
      name: 'activityTopic',
      type: 'select',
      options: TOPIC_OPTIONS,
      label: { zh: '哪个领域的活动', en: 'Activities on which topic' },
      admin: whenLead('activities'),
    },
    text(
      'toArticle',
      { zh: '哪一篇（网址名）', en: 'Which article (its name)' },
      { validate: oneThere, admin: whenLead('article') },
    ),
    {
      name: 'order',
      type: 'number',
      required: true,
      min: 0,
      max: 1000,
      defaultValue: 100,
      label: { zh: '先后（小的在前）', en: 'Order (small first)' },
    },
  ],
};
