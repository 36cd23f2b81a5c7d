import type { CollectionConfig, TextareaFieldValidation, TextFieldValidation } from 'payload';
import { textarea } from 'payload/shared';
import { CARE_FORM_OPTIONS, TOPIC_OPTIONS } from '#cms/fields/choices.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { label, labels, optionsOf } from '#cms/fields/label.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { LEADS, type Lead, readNames } from '#domain/guidance/onward.ts';
import { byEditors, editing, months } from './writing.ts';

/** Every name is that of an article that can be read. */
async function articlesThere(names: readonly string[], req: Parameters<typeof say>[0]): Promise<true | string> {
  const { articles } = await getPortal();
  const known = new Set((await articles.listPages()).map(({ slug }) => slug));
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
  labels: labels('读完去哪里', 'What comes after reading', 'What comes after reading'),
  admin: {
    ...editing,
    useAsTitle: 'words',
    defaultColumns: ['words', 'lead', 'topic', 'fromMonth', 'toMonth', 'order'],
    description: label(
      '一篇文章读完，接着能做什么：写了文章网址名的先用，再按领域，再是所有文章。没有可去的（没有机构、没有活动、文章没发布）自己不出现。谁在读，不记录，也不看。',
      'What can be done after reading. Rules that name an article come first, then those of its topic, then those for all. What leads nowhere (no centre, no activity, an article not published) does not appear. Who reads is neither recorded nor looked at.',
    ),
  },
  access: byEditors,
  fields: [
    text('words', '链接上的字', 'Words of the link', { required: true, localized: true, maxLength: 60 }),
    text('code', '代号', 'Code', { required: true, unique: true, index: true }),
    {
      name: 'articles',
      type: 'textarea',
      maxLength: 2000,
      validate: allThere,
      label: label('哪些文章（一行一个网址名）', 'Which articles (one name a line)'),
      admin: { description: label('空着：按下面的领域', 'Left empty: by the topic below') },
    },
    {
      name: 'topic',
      type: 'select',
      options: TOPIC_OPTIONS,
      label: label('哪个领域', 'Which topic'),
      admin: { description: label('空着：所有领域', 'Left empty: every topic') },
    },
    months,
    {
      name: 'lead',
      type: 'select',
      required: true,
      options: optionsOf(LEADS, {
        care: ['去找托育', 'To centres'],
        activities: ['去参加活动', 'To activities'],
        article: ['接着读一篇', 'To an article'],
        ask: ['去问专家', 'To the experts'],
        calendar: ['去看宝宝日历', 'To the calendar'],
        growth: ['去画生长曲线', 'To the growth chart'],
      }),
      label: label('去哪里', 'Leads to'),
    },
    {
      name: 'form',
      type: 'select',
      options: CARE_FORM_OPTIONS,
      label: label('哪种托育', 'Which care'),
      admin: whenLead('care'),
    },
    {
      name: 'activityTopic',
      type: 'select',
      options: TOPIC_OPTIONS,
      label: label('哪个领域的活动', 'Activities on which topic'),
      admin: whenLead('activities'),
    },
    text('toArticle', '哪一篇（网址名）', 'Which article (its name)', { validate: oneThere, admin: whenLead('article') }),
    {
      name: 'order',
      type: 'number',
      required: true,
      min: 0,
      max: 1000,
      defaultValue: 100,
      label: label('先后（小的在前）', 'Order (small first)'),
    },
  ],
};
