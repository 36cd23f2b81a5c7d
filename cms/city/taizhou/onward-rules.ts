import type { OnwardRule } from '#domain/guidance/onward.ts';

type Rule = Omit<OnwardRule, 'articles' | 'fromMonth' | 'toMonth' | 'order'> & Partial<OnwardRule>;

/** What comes after reading, to begin with; its editors go on from there. */
const rules: Rule[] = [
  {
    code: 'half-days-first',
    articles: ['separation-anxiety', 'first-month-in-care', 'before-first-day'],
    fromMonth: 6,
    lead: 'care',
    form: 'half_day',
    words: { zh: '先送半天，慢慢分开：找半日托', en: 'Begin with half days: find half-day care' },
  },
  {
    code: 'separation-class',
    articles: ['separation-anxiety', 'first-month-in-care', 'before-first-day'],
    lead: 'activities',
    activityTopic: 'childcare',
    words: { zh: '带着问题去听一场', en: 'Bring your questions to a talk' },
  },
  {
    code: 'an-hour-for-yourself',
    articles: ['postnatal-mood', 'fathers-part', 'toddler-tantrums'],
    lead: 'care',
    form: 'hourly',
    words: { zh: '想歇两个钟头：找计时托', en: 'Two hours for yourself: find care by the hour' },
  },
  {
    code: 'back-to-work',
    articles: ['back-to-work-and-milk', 'grandparents-as-carers'],
    lead: 'care',
    form: 'full_day',
    words: { zh: '要上班了：找全日托', en: 'Back to work: find full-day care' },
  },
  {
    code: 'try-four-kinds',
    articles: ['four-kinds-of-care'],
    lead: 'article',
    toArticle: 'fees-and-refunds',
    words: { zh: '接着看：要花多少钱，取消退多少', en: 'Next: what it costs, and what is refunded' },
  },
  {
    code: 'cooking-together',
    topic: 'nutrition',
    fromMonth: 5,
    lead: 'activities',
    activityTopic: 'nutrition',
    words: { zh: '跟营养师做一顿', en: 'Cook once with a nutritionist' },
  },
  {
    code: 'weight-and-eating',
    topic: 'nutrition',
    lead: 'growth',
    words: { zh: '吃得够不够，看生长曲线', en: 'Is it enough? Look at the growth chart' },
    order: 200,
  },
  {
    code: 'growth-read',
    articles: ['growth-chart', 'preterm-at-home'],
    lead: 'growth',
    words: { zh: '把量到的数填进去看一看', en: 'Enter what was measured and see' },
  },
  {
    code: 'first-aid-class',
    topic: 'safety',
    lead: 'activities',
    activityTopic: 'safety',
    words: { zh: '急救要上手练：去上一课', en: 'First aid is learnt by hand: take a class' },
  },
  {
    code: 'play-together',
    topic: 'learning',
    lead: 'activities',
    activityTopic: 'learning',
    words: { zh: '和别的孩子一起玩一次', en: 'Play with other children once' },
  },
  {
    code: 'signs-to-calendar',
    articles: ['warning-signs-by-age', 'vaccines-and-reactions', 'newborn-home-visit'],
    lead: 'calendar',
    words: { zh: '按宝宝的生日看哪天做什么', en: 'What is due when, from the birth date' },
  },
  {
    code: 'ask-about-health',
    topic: 'health',
    lead: 'ask',
    words: { zh: '还有不放心的，问专家', en: 'Still unsure? Ask an expert' },
    order: 200,
  },
  {
    code: 'ask-about-care',
    topic: 'responsive',
    lead: 'ask',
    words: { zh: '自家的情况不一样，问专家', en: 'Yours is different? Ask an expert' },
    order: 300,
  },
];

export const onwardRules: OnwardRule[] = rules.map((rule) => ({ articles: [], fromMonth: 0, toMonth: 36, order: 100, ...rule }));
