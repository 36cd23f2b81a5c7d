import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en, zh } from '#cms/words/messages/index.ts';
import { leads } from '../support/page-routes.ts';

/**
 * What a portal may offer, as sentences call it, and the page or collection that does it. One without either may be named
 * by no sentence of a page, a message or an article.
 */
const FEATURES: [named: RegExp, behind?: string][] = [
  [/排队|waitlist/i, 'site/pages/account/waits/join.astro'],
  [/有位时告诉我|tell me when there is/i, 'cms/alerts/check-saved-search.ts'],
  [/收藏|favourite/i, 'site/pages/favourites.astro'],
  [/比一比|\bcompar(e|ison)\b/i, 'site/pages/facilities/compare.astro'],
  [/接送码|pick-up code/i, 'cms/domain/booking/handover.ts'],
  [/一次性接送码|one-time (pick-up )?code/i, 'cms/places/delegates/make-delegate-code.ts'],
  [/宝宝日历|child calendar/i, 'site/pages/calendar.astro'],
  [/通过网址订阅|subscribe/i, 'site/pages/account/calendar.astro'],
  [/生长曲线|growth (chart|curve)/i, 'site/pages/growth.astro'],
  [/提问|ask a question/i, 'site/pages/ask/index.astro'],
  [/上门指导|home visit/i, 'site/pages/visits.astro'],
  [/投诉|complaint/i, 'site/pages/complaints.astro'],
  [/开放数据|open data/i, 'site/pages/open-data/index.astro'],
  [/退费规则|refund rule/i, 'site/pages/refund-rules.astro'],
  [/亲子活动|activit(y|ies)/i, 'site/pages/activities/index.astro'],
  [/改期|reschedul/i, 'site/pages/bookings/[id]/reschedule.astro'],
  [/另一位家长|other guardian/i, 'site/pages/account/family.astro'],
  [/帮忙的家人|family who help/i, 'site/pages/account/delegates.astro'],
  [/收据|receipt/i, 'cms/payments/collections/receipts.ts'],
  [/注销|delete (my|your|the) account/i, 'site/pages/account/data/erase.astro'],
  [/看直播|直播间|live ?stream/i],
  [/公众号|official account/i, 'cms/ports/notify/wechat/create-wechat.ts'],
  [/小程序|mini[- ]program/i],
  [/下载\s?(APP|应用)|our app\b/i],
  [/优惠券|coupon|积分兑换/i],
  [/在线客服|live chat/i],
];

const WORDS = { zh, en };
const sentences = Object.entries(WORDS).flatMap(([lang, rooms]) =>
  Object.entries(rooms).flatMap(([room, texts]) =>
    Object.entries(texts as Record<string, unknown>).flatMap(([key, text]) =>
      typeof text === 'string' ? [{ at: `${lang} ${room}.${key}`, text, isWords: true }] : [],
    ),
  ),
);
const articles = globSync('cms/city/*/guidance/*.md').map((at) => ({ at, text: readFileSync(at, 'utf8'), isWords: false }));
const all = [...sentences, ...articles];

/** Where what is named in quotes is a label itself. */
const source = globSync('{cms,site}/**/*.{ts,tsx,astro}', { exclude: ['cms/.next/**', 'cms/migrations/**'] })
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
  .toLocaleLowerCase();
const isLabel = (name: string) =>
  [`'${name}'`, `"${name}"`, `>${name}<`].some((label) => source.includes(label.toLocaleLowerCase()));
/** Quoted, and no names of ours: what others say or write, kinds of things, what somebody types. */
const OTHERS =
  /^(平台|机构|都没有|还剩|每周|有效|有一家来过|收入纳税明细|外婆家|周一到周五全天|取消了|去过一次|有过一次|提过一次|几天内|用日历打开|通过网址订阅|不来|工作日|一三五上午|金额已核对|compare|2, 4, 6|儿童信息|children’s data|within so many days|Granny’s|Mon to Fri full day|Mon Wed Fri mornings|subscribe by address|扫一扫|···|在浏览器打开|Open in browser)$/;

describe('no sentence names what is not there', () => {
  it('a feature that is named has its page or its collection', () => {
    for (const [named, behind] of FEATURES) {
      const saying = all.filter(({ text }) => named.test(text)).map(({ at }) => at);
      if (behind) expect(existsSync(behind), `${named}: ${behind}`).toBe(true);
      if (behind) expect(saying, `${named} is said nowhere: not in this list then`).not.toEqual([]);
      else expect(saying, `nothing is behind ${named}`).toEqual([]);
    }
  });

  it('an address of ours leads to a page', () => {
    const addresses = all.flatMap(({ at, text }) =>
      [...text.matchAll(/(?:\]\(|href="|[（(\s])(\/[a-z][\w/-]*)(?=[)"\s，。）]|$)/g)].map(([, address = '']) => ({
        at,
        address,
      })),
    );
    expect(addresses.filter(({ address }) => !leads(address))).toEqual([]);
  });

  it('a button or page that is named in quotes is called so', () => {
    const quoted = sentences.flatMap(({ at, text }) =>
      [...text.matchAll(/“([^”{]+)”/g)].map(([, name = '']) => ({ at, name: name.replace(/[.,]$/, '') })),
    );
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter(({ name }) => !OTHERS.test(name) && !isLabel(name))).toEqual([]);
  });
});
