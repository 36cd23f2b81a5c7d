import { describe, expect, it } from 'vitest';
import { pack } from '#cms/city/taizhou/pack.ts';
import { type DangerSign, signsAt, URGENCIES, type Urgency } from '#domain/guidance/danger-signs.ts';
import { LANGS } from '#domain/language/lang.ts';
import { contentPairs } from './content-pairs.ts';

const articles = contentPairs(new URL('../../cms/city/taizhou/guidance/', import.meta.url));
const list = pack.dangerSigns ?? [];
const keysOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value : []);
const signOf = (key: string) => list.find((sign) => sign.key === key);

/** How a text would grade by itself, in either language. */
const GRADES: [Urgency, RegExp][] = [
  ['ambulance', /打 ?120|call(?:ing|s)? 120/i],
  ['hospital', /(?:马上|立刻|赶紧)去医院|to hospital (?:now|at once)|go to hospital/i],
  ['doctor', /(?:这几天|尽快|要|去|得)看医生|see a doctor/i],
];
/** What a text would call some of the signs; the first that a sentence fits is meant. */
const SAID: [key: string, RegExp][] = [
  ['not-waking', /叫不醒|cannot be woken|unconscious/i],
  ['blue', /发紫|发青|turns? blue|blue (?:lips|face)/i],
  ['not-breathing', /没有呼吸|停止呼吸|not breathing|stops? breathing/i],
  ['choking', /噎住|喘不上气|is choking|chokes,/i],
  ['fit', /抽搐|抽起来|\bfits?\b|seizure/i],
  ['fever-newborn', /(?:不满三个月|三个月以内).*(?:38|热)|under three months.*(?:38|fever)/i],
  ['green-vomit', /黄绿色|green vomit/i],
  ['dry', /囟门凹|没有尿|soft spot sinks|no urine/i],
  ['battery', /纽扣电池|button batter/i],
  ['parent-harm', /伤害自己|伤害孩子|harm(?:ing)? (?:yourself|themselves|the (?:child|baby))/i],
  ['pale-stool', /大便发白|clay|white stools/i],
];

describe('the list of danger signs', () => {
  it('has each sign once, under one urgency, in both languages, with a source', () => {
    for (const of of [(one: DangerSign) => one.key, ...LANGS.map((lang) => (one: DangerSign) => one.what[lang])]) {
      expect(new Set(list.map(of)).size).toBe(list.length);
    }
    for (const { key, urgency, what, source, fromMonth, toMonth } of list) {
      expect(URGENCIES, key).toContain(urgency);
      for (const lang of LANGS)
        expect(
          [what[lang], source[lang]].every((text) => text.trim()),
          key,
        ).toBe(true);
      expect(0 <= fromMonth && fromMonth <= toMonth && toMonth <= 36, key).toBe(true);
    }
  });

  it('words no urgency: the box that it stands in does', () => {
    for (const { key, what } of list) {
      for (const lang of LANGS) for (const [, grade] of GRADES) expect(what[lang], key).not.toMatch(grade);
    }
  });

  it('has signs for each month of the calendar, of that age, and the warning signs of each check-up', () => {
    for (let month = 0; month <= 36; month += 1) {
      const shown = signsAt(list, month);
      for (const { key, fromMonth, toMonth } of shown.flatMap(({ signs }) => signs))
        expect(fromMonth <= month && month <= toMonth, `${key} in month ${month}`).toBe(true);
      expect(
        shown.map(({ urgency }) => urgency),
        `${month}`,
      ).toEqual([...URGENCIES]);
    }
    for (const month of [3, 6, 8, 12, 18, 24, 30, 36]) {
      expect(list.filter(({ key }) => key.startsWith(`m${month}-`))).toHaveLength(4);
    }
  });

  it('is the only place where the calendar grades', () => {
    for (const { code, what, note } of pack.calendar ?? []) {
      for (const lang of LANGS) for (const [, grade] of GRADES) expect(`${what[lang]} ${note[lang]}`, code).not.toMatch(grade);
    }
  });
});

describe.each(articles)('danger signs in $slug', ({ zh, en }) => {
  const keys = keysOf(zh.data.signs);

  it('are known, the same in both languages, and of the ages of the article', () => {
    expect(keysOf(en.data.signs)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) {
      const sign = signOf(key);
      expect(sign, key).toBeDefined();
      if (!sign) continue;
      const overlaps = sign.fromMonth <= Number(zh.data.toMonth) && sign.toMonth >= Number(zh.data.fromMonth);
      expect(overlaps, `${key} and the ages of the article`).toBe(true);
    }
  });

  it('are not worded in the text: no list of reasons, and no sentence grades a sign otherwise than the list', () => {
    for (const { body } of [zh, en]) {
      expect(body).not.toMatch(/^>/m);
      for (const sentence of body.split(/[。；\n]|\. |; /)) {
        const grade = GRADES.find(([, words]) => words.test(sentence))?.[0];
        const key = grade && SAID.find(([, words]) => words.test(sentence))?.[0];
        if (key) expect([sentence, grade]).toEqual([sentence, signOf(key)?.urgency]);
        // Who says "call 120" in an instruction shows in the boxes when to.
        if (grade === 'ambulance')
          expect(
            keys.some((one) => signOf(one)?.urgency === 'ambulance'),
            sentence,
          ).toBe(true);
      }
    }
  });
});
