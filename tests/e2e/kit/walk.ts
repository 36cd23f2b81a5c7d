import type { Page } from '@playwright/test';

const WISH = 'ageMonths=8&form=hourly&date=2026-11-25&from=09:00&to=12:00';

/** Every page that an address leads to without signing in. */
export const PAGES = [
  '/',
  `/facilities?place=凤城河&${WISH}`,
  `/facilities?place=凤城河&view=map&${WISH}`,
  `/facilities?place=凤城河&radius=1000&${WISH.replace('09:00', '19:00').replace('12:00', '20:00')}`,
  `/facilities?place=凤城河&${WISH.replace('2026-11-25', '2026-11-28')}`,
  '/facilities',
  `/facilities/hailing-sample?${WISH}`,
  '/facilities/hailing-sample?ageMonths=8&form=full_day&date=2026-12-01&months=1',
  `/facilities/compare?place=凤城河&${WISH}&ids=hailing-sample,wutong-sample-childcare-centre-19`,
  '/favourites',
  `/book/hailing-sample?${WISH}`,
  '/guidance',
  '/guidance/separation-anxiety',
  '/calendar?month=8',
  '/activities',
  '/policy',
  '/policy/tz-2021-71',
  '/verify',
  '/privacy',
  '/accessibility',
  '/status',
  '/complaints',
  '/open-data',
  '/outbox',
  '/nothing-here',
  '/account',
  '/refund-rules',
  '/growth',
  '/ask',
  '/visits',
];

/** Pages of a family's own that need nothing but a sign-in. */
export const OWN_PAGES = [
  '/account',
  '/account/money',
  '/account/places',
  '/account/searches',
  '/account/data',
  '/account/family',
  '/account/calendar',
  '/visits',
  '/ask',
  '/growth',
];

/** The reader's own size of letters, as a browser's settings have it; 16 is what it comes with. */
export async function setLetters(page: Page, standard: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
}

/** What a page does that nobody can read, as sentences: none is well. */
export const unreadable = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>();
    const seen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const said = (element: Element) => `${element.tagName.toLowerCase()} “${element.textContent?.trim().slice(0, 30)}”`;
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth + 1) found.add(`scrolls sideways: ${scrollWidth} in ${clientWidth}`);
    for (const one of document.querySelectorAll('a.btn, button')) {
      const line = Number.parseFloat(getComputedStyle(one).lineHeight) || 20;
      if (seen(one) && one.textContent?.trim() && one.clientHeight > line * 4.5)
        found.add(`five lines in a button: ${said(one)}`);
    }
    const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    for (const mark of document.querySelectorAll<SVGTextElement>('.strip text, .stairs text, .hours-mark')) {
      const size = Number.parseFloat(getComputedStyle(mark).fontSize) * (mark.getScreenCTM()?.a ?? 1);
      if (letters > 1.2 && seen(mark) && size < 14 * Math.min(1.4, letters))
        found.add(`does not grow: ${said(mark)} is ${size.toFixed(1)} px`);
    }
    const clips = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return { x: /hidden|clip/.test(overflowX), y: /hidden|clip/.test(overflowY), any: !/visible/.test(overflowX + overflowY) };
    };
    /** What of a text lies outside a box that hides it. One that can be scrolled ends the search. */
    const cutOff = (parent: Element, boxes: DOMRect[]) => {
      for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
        const { x, y, any } = clips(box);
        const { left, right, top, bottom } = box.getBoundingClientRect();
        if (x && boxes.some((one) => one.right > right + 3 || one.left < left - 3)) return true;
        if (y && boxes.some((one) => one.bottom > bottom + one.height / 2 || one.top < top - one.height / 2)) return true;
        if (any) return false;
      }
      return false;
    };
    /** What stands before a text in its line and is no text: a list to choose from, a link that is a box. */
    const beside = ({ previousSibling: one }: Text) =>
      one instanceof Element && seen(one) ? [...one.getClientRects()].at(-1) : undefined;
    let last: DOMRect | undefined;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const boxesOf = (text: Text, from: number, to: number) => {
      range.setStart(text, from);
      range.setEnd(text, to);
      return [...range.getClientRects()].filter(({ width }) => width > 0);
    };
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      const parent = text.parentElement;
      if (!parent || !seen(parent) || parent.closest('.visually-hidden, script, style, noscript, svg, select')) continue;
      const all = text.data.trim() ? boxesOf(text, 0, text.length) : [];
      if (!parent.closest('.leaflet-container') && cutOff(parent, all)) found.add(`cut off: ${said(parent)}`);
      const first = text.data.search(/\S/);
      // In an address it is a letter like others, and the line breaks where it can.
      for (const { index } of text.data.matchAll(/[，。、；：？！）」』》]|[,;:!?)](?=\s|$)/g)) {
        const mark = boxesOf(text, index, index + 1)[0];
        const before = index > first ? boxesOf(text, index - 1, index)[0] : (beside(text) ?? last);
        // What fills a whole line breaks where it can.
        if (before && mark && mark.top > before.bottom - 2 && !parent.matches('.nb'))
          found.add(`a line begins with a mark: ${text.data.slice(Math.max(0, index - 10), index + 1)}`);
      }
      const end = all.at(-1);
      if (end) last = end;
      let box: Element = parent;
      while (box.parentElement && /^inline/.test(getComputedStyle(box).display)) box = box.parentElement;
      const room = box.clientWidth;
      const edge = box.getBoundingClientRect().right;
      // A wide mark that ends a line is counted whole and drawn half.
      const runsOut = all.some((one) => one.right > edge + Number.parseFloat(getComputedStyle(parent).fontSize) * 0.6);
      if (runsOut && room > 0 && !clips(box).any && !parent.closest('.leaflet-container'))
        found.add(`runs out of its place: ${said(parent)}`);
      for (const { index, 0: piece } of text.data.matchAll(
        /\d{1,2}:\d{2}–\d{1,2}:\d{2}|〔\d{4}〕\d+号|第[一二三四五六七八九十]+条/g,
      )) {
        const boxes = boxesOf(text, index, index + piece.length);
        const width = boxes.reduce((sum, box) => sum + box.width, 0);
        const lines = new Set(boxes.map(({ top }) => Math.round(top / 8))).size;
        if (lines > 1 && width * 1.2 < room) found.add(`torn: ${piece} in ${said(parent)}`);
      }
    }
    return [...found];
  });

/** What is pressed and lower than so many pixels; a link within a sentence is as high as its line. */
export const lowTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((height) => {
    const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    return [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((one) => {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('.visually-hidden, .skip')) return [];
      const inSentence = getComputedStyle(one).display === 'inline' && one.closest('p, li, dd, td, label');
      const label = one.closest('label') ?? (one as HTMLInputElement).labels?.[0];
      const box = (label && one.matches('[type=checkbox], [type=radio]') ? label : one).getBoundingClientRect();
      if (inSentence || box.width === 0 || box.height >= height - 2) return [];
      return [`${one.tagName.toLowerCase()} “${one.textContent?.trim().slice(0, 20)}” is ${Math.round(box.height)} px high`];
    });
  }, least);

/** Chinese in an English page that does not say that it is: a screen reader would spell it. */
export const unnamedChinese = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const text = texts.currentNode.textContent ?? '';
      if (!parent || parent.closest('script, style, noscript, template, option, textarea, [aria-hidden=true]')) continue;
      const lang = parent.closest('[lang]')?.getAttribute('lang') ?? '';
      if (/\p{Script=Han}/u.test(text) && !lang.startsWith('zh')) found.push(text.trim().slice(0, 60));
    }
    return found;
  });

/** Sentences of an English page that follow each other without a space between. */
export const joinedSentences = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main p, main li, main dd, main div:not(:has(div, p, li))')].flatMap((one) =>
      one.checkVisibility()
        ? [...one.innerText.matchAll(/\S*[a-z0-9)’][.:;,](?=[A-Z][a-z])\S*/g)]
            .map(([text]) => text)
            .filter((text) => !/:\/\/|@/.test(text))
        : [],
    ),
  );
