import type { CollectionConfig, TextFieldValidation } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { labels } from '#cms/fields/label.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { unknownSign } from '#domain/guidance/danger-signs.ts';
import { articlesThere } from './onward-rules.ts';
import { byEditors, editing, months } from './writing.ts';

const articleThere: TextFieldValidation = async (value, { req }) => {
  const name = typeof value === 'string' ? value.trim() : '';
  return name ? articlesThere([name], req) : say(req, 'refused.whichArticle');
};

const signThere: TextFieldValidation = async (value, { req }) => {
  if (!value) return true;
  const keys = [String(value).trim()];
  const unknown = unknownSign(await (await getPortal()).dangerSigns.listNamed(keys), keys);
  return unknown === undefined || say(req, 'refused.noSuchSign', { key: unknown.slice(0, 40) });
};

/** What families are told of each month of age. Check-ups and vaccines that are due come from the calendar before these. */
export const MonthTips: CollectionConfig = {
  slug: 'month-tips',
  labels: labels({ zh: '每个月做一件事', en: ['One thing to do by age', 'One thing to do by age'] }),
  admin: {
    ...editing,
    useAsTitle: 'what',
    defaultColumns: ['what', 'fromMonth', 'toMonth', 'article', 'sign'],
    description: {
      zh: '发给家长的月龄消息里“做一件事”。当月要体检、打针的，先说那个；没有才用这里的，月龄范围窄的在前。',
      en: 'The one thing to do in messages by age. A check-up or vaccine that is due comes first; otherwise these, the narrowest first.',
    },
  },
  access: byEditors,
  fields: [
    text('what', { zh: '做什么（一句话）', en: 'What to do (one sentence)' }, { required: true, localized: true, maxLength: 90 }),
    months,
    text(
      'article',
      { zh: '出自哪篇文章（网址名）', en: 'From which article (its name in the address)' },
      { required: true, validate: articleThere },
    ),
    text(
      'sign',
      { zh: '留意哪个信号（标识，空着自动轮流）', en: 'Sign to look out for (its key; left empty, each in turn)' },
      { validate: signThere },
    ),
  ],
};
