import { describe, expect, it } from 'vitest';
import { fillIn, type MessageParams, placeholdersOf } from '#cms/words/fill-in.ts';
import { createTranslator } from '#cms/words/index.ts';
import { en, zh } from '#cms/words/messages/index.ts';
import { reasonClause, reasonWords } from '#cms/words/reason-words.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { NO_PLACE_REASONS, type NoPlaceWhen } from '#domain/places/no-place.ts';

/** Every sentence as somebody reads it: with each code and several numbers put in. */
const WORDS = { zh, en };
const ROWS_TO_PASTE = 'enrolled.pasteExample';
const sentences = (lang: Lang): [key: string, text: string][] =>
  Object.entries(WORDS[lang])
    .flatMap(([room, words]) =>
      Object.entries(words as Record<string, unknown>).flatMap(([key, text]): [string, string][] =>
        typeof text === 'string' ? [[`${room}.${key}`, text]] : [],
      ),
    )
    .filter(([key]) => key !== ROWS_TO_PASTE);

const WHEN: NoPlaceWhen = {
  ...{
    on: '2026-11-30',
    at: 480,
    hours: [{ from: 480, to: 1080 }],
    minutes: 240,
    most: 600,
    call: '0523-86881234',
    daysPerWeek: [2, 3, 5],
    fromMonths: 6,
  },
  note: { zh: '消毒', en: 'cleaning' },
};
const reasons = (lang: Lang, say: typeof reasonClause) =>
  NO_PLACE_REASONS.flatMap((reason) =>
    [{}, WHEN, { ...WHEN, fromMonths: undefined, untilMonths: 24 }].map((when) => say(createTranslator(lang), { reason, when })),
  );

/** What fills a blank: words of ours by their key, `*` for the code. A blank of one sentence is named with its sentence. */
const CODES: Record<string, readonly string[]> = {
  'booking.paidLine what': ['care.kind_*'],
  'booking.payBack why': ['booking.cause_*'],
  'booking.payToBy way': ['booking.method_*'],
  'booking.otherSum why': ['booking.reason_*'],
  'centre.stopWhy cause': ['centre.stop_*'],
  'contract.consent what': ['contract.purpose_*'],
  'contract.units unit': ['care.unit_*'],
  'compare.perUnit unit': ['care.unit_*'],
  'booking.growsNext unit': ['care.unit_*'],
  'booking.growsAheadNext unit': ['care.unit_*'],
  'contract.credential type': ['care.credential_*'],
  'growth.withUnit measure': ['growth.measure_*'],
  'growth.withUnit unit': ['growth.unit_*'],
  'growth.sayPlace said': ['growth.say_*'],
  'growth.sayPlace place': ['growth.band_*'],
  'hours.startValue state': ['free', 'last', 'full', 'closed', 'stale'].map((state) => `hours.${state}`),
  'reconcile.line what': ['reconcile.is_*'],
  'reconcile.todo how': ['reconcile.do_*'],
  'roster.notHereYet state': ['roster.state_*'],
  'search.priceUnit unit': ['search.unit_*'],
  'told.days_shut_text why': ['told.shut_why'],
  'told.stay_shut_text why': ['told.shut_why'],
  'told.stay_refunded_text why': ['told.shut_why'],
  bound: ['bound.*'],
  care: CARE_FORMS.map((form) => `care.${form}`),
  form: CARE_FORMS.map((form) => `care.${form}`),
  measure: ['growth.measure_*'],
  sex: ['growth.they_*'],
};
/** Blanks that a caller fills with a word as it stands at the beginning of a sentence, or with one of its own. */
const PEOPLE: Record<string, Record<Lang, string>> = {
  relation: { zh: '妈妈', en: 'mother' },
  class: { zh: '乳儿班', en: 'Infants' },
  facility: { zh: '海陵示例托育园', en: 'Hailing Sample Centre' },
  child: { zh: '小满', en: 'Xiaoman' },
  amount: { zh: '62.40 元', en: '¥62.40' },
  refund: { zh: '62.40 元', en: '¥62.40' },
  date: { zh: '11 月 25 日', en: '25 Nov' },
  on: { zh: '11 月 25 日', en: '25 Nov' },
  when: { zh: '11 月 25 日周三 9:00–12:00', en: 'Wed 25 Nov, 9:00–12:00' },
  age: { zh: '8 个月', en: '8 months' },
  window: { zh: '9:00–12:00', en: '9:00–12:00' },
  hours: { zh: '9:00–12:00', en: '9:00–12:00' },
  unit: { zh: '每小时', en: 'an hour' },
};
/** What else there is, no two the same. */
const ANYTHING: Record<Lang, string[]> = {
  zh: [...'甲乙丙丁戊己庚辛'],
  en: ['Anna', 'Berta', 'Carl', 'Dora', 'Emil', 'Frida', 'Gustav', 'Hanna'],
};
const NUMBERS = [1, 2, 7, 21];

const flat = Object.fromEntries(LANGS.map((lang) => [lang, Object.fromEntries(sentences(lang))])) as Record<
  Lang,
  Record<string, string>
>;
/** Blanks that are numbers somewhere. */
const COUNTED = new Set(
  Object.values(flat.en).flatMap((text) => [...text.matchAll(/\{(\w+), (?:plural|selectordinal)/g)].map(([, name = '']) => name)),
);
const like = (pattern: string) => {
  const known = new RegExp(`^${pattern.replaceAll('.', '\\.').replace('*', '[a-z_]+')}$`);
  return Object.keys(flat.en).filter((key) => known.test(key));
};

function fillers(lang: Lang, key: string, blank: string, text: string): (string | number)[] {
  const patterns = CODES[`${key} ${blank}`] ?? CODES[blank];
  const begins = text.startsWith(`{${blank}}`);
  if (patterns)
    return patterns.flatMap(like).map((one) => {
      const word = simply(lang, one);
      return begins ? word : word.charAt(0).toLocaleLowerCase(lang) + word.slice(1);
    });
  if (blank === 'reason' || blank === 'why') return reasons(lang, begins ? reasonWords : reasonClause);
  if (COUNTED.has(blank)) return NUMBERS;
  return [PEOPLE[blank]?.[lang] ?? ANYTHING[lang][placeholdersOf(text).indexOf(blank)] ?? blank];
}

/** A sentence with the first of all that can stand in each of its blanks. */
function simply(lang: Lang, key: string): string {
  const text = flat[lang][key] ?? '';
  const params = placeholdersOf(text).map((blank) => [blank, fillers(lang, key, blank, text)[0] ?? '']);
  return fillIn(text, Object.fromEntries(params), lang);
}

/** One blank after the other goes through all that can stand in it. */
function composed(lang: Lang): { key: string; said: string }[] {
  return sentences(lang).flatMap(([key, text]) => {
    const blanks = placeholdersOf(text).map((blank) => ({ blank, all: fillers(lang, key, blank, text) }));
    const first: MessageParams = Object.fromEntries(blanks.map(({ blank, all }) => [blank, all[0] ?? '']));
    const each = blanks.flatMap(({ blank, all }) => all.map((one) => ({ ...first, [blank]: one })));
    return (each.length > 0 ? each : [first]).map((params) => ({ key, said: fillIn(text, params, lang) }));
  });
}

/** A word twice, “a” before a vowel, marks that meet, and a blank that nothing filled. */
const NOT_ENGLISH = [
  /\b(?!had)(\p{L}+) \1\b/iu,
  /\ba (?!one\b|one-)[aeio]\w/u,
  /[.,;:!?] ?[.,;:!]|\(\(| {2,}/u,
  / [.,;:](?! 1)/u,
  /\{\w/u,
];
const NOT_CHINESE = [/(?!一(.)一\1)(\p{Script=Han}{2,4})\2/u, /[，。；：、！？]{2,}|（（| {2,}| [，。；：]/u, /\{\w/u];

describe('every sentence, with each code and several numbers in it', () => {
  it.each(Object.entries(CODES))('knows what stands in %s', (name, patterns) => {
    expect(patterns.flatMap(like).length, 'codes with words').toBeGreaterThan(0);
    const [key, blank] = name.split(' ') as [string, string?];
    if (blank) expect(placeholdersOf(flat.en[key] ?? ''), name).toContain(blank);
  });

  it('reads as English', () => {
    const wrong = composed('en').filter(({ said }) => NOT_ENGLISH.some((slip) => slip.test(said)));
    expect(wrong).toEqual([]);
  });

  it('reads as Chinese', () => {
    const wrong = composed('zh').filter(({ said }) => NOT_CHINESE.some((slip) => slip.test(said)));
    expect(wrong).toEqual([]);
  });
});

/** Second names of things that have one: the centre, what care costs, a refund, a place that is released. */
const SECOND_NAMES: Record<Lang, RegExp> = {
  zh: /园里|全园(?!收托)|照护费|叫法|放开位子|位子放掉|名额放掉|名额(给你)?留到|终端机|不能订|还不能订/,
  en: /\b(go|goes|went|gone|come|comes|came) back the way\b|\b(money|refund|total|fee|paid|\}) (goes|comes) back\b|\b(gave|give|gives|given|giving) (up the (place|time)|the (place|time)s? up)|\bplaces? (is|are|was|were) given up|Large employer/i,
};
/** What people write into their own tables is read however they call it. */
const READ = /^sheet\./;

it.each(LANGS)('one thing has one name (%s)', (lang) => {
  expect(sentences(lang).filter(([key, text]) => !READ.test(key) && SECOND_NAMES[lang].test(text))).toEqual([]);
});
