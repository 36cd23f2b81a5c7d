import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import { BusyError } from '#cms/ports/busy.ts';
import { createTurns } from '#cms/ports/turns.ts';
import { cardFont } from '#cms/print/fonts.ts';
import { leafShapes } from './ginkgo.ts';
import { CARD, COLOUR, escapeText, onPaper, plainColour } from './svg.ts';

const MARGIN = 80;
const TITLE = { width: CARD.width - 2 * MARGIN, height: 280, sizes: [76, 60, 48, 40] } as const;
/** A longer title is cut: no size would hold it. */
const MOST_LETTERS = 120;

/** What a card says: what it is, its name, and whose page it is. */
export interface CardWords {
  kind: string;
  title: string;
  place: string;
}

const kept = new LRUCache<string, Buffer>({ max: 200 });
const turns = createTurns();
/** Cards that are being drawn, or wait for it, by their words. */
const asked = new Map<string, Promise<Buffer>>();
/** A card takes some tenths of a second, so who is last waits for some seconds. */
export const MOST_CARDS_ASKED = 20;

/**
 * The picture that stands beside a link which somebody shares, as PNG: it is the same for the same words, so it is kept by
 * them, two hundred at most. They are drawn one after the other, for many may be asked for at once; each once, however
 * many ask for it.
 * @throws BusyError where so many others wait to be drawn
 */
export async function shareCard(words: CardWords): Promise<Buffer> {
  const key = JSON.stringify([words.kind, words.title, words.place]);
  const there = kept.get(key) ?? asked.get(key);
  if (there) return there;
  if (asked.size >= MOST_CARDS_ASKED) throw new BusyError('too many share cards wait to be drawn');
  const drawing = turns('card', async () => keep(key, await draw(words))).finally(() => asked.delete(key));
  asked.set(key, drawing);
  return drawing;
}

function keep(key: string, picture: Buffer): Buffer {
  kept.set(key, picture);
  return picture;
}

async function draw({ kind, title, place }: CardWords): Promise<Buffer> {
  const parts = [
    { input: await written(kind, { size: 34, colour: COLOUR.pine }), top: MARGIN },
    { input: await fitted(title), top: MARGIN + 76 },
    { input: await written(place, { size: 34, colour: COLOUR.ink }), top: CARD.height - MARGIN - 44 },
  ];
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}"><rect width="100%" height="100%" fill="${COLOUR.paper}"/><rect width="24" height="100%" fill="${COLOUR.pine}"/><g transform="translate(${CARD.width - MARGIN - 136} ${CARD.height - MARGIN - 116}) scale(4)">${leafShapes()}</g></svg>`;
  return sharp(Buffer.from(onPaper(ground, [])))
    .composite(parts.flatMap(({ input, top }) => (input ? [{ input, left: MARGIN, top }] : [])))
    .png({ palette: true })
    .toBuffer();
}

/** The title in the largest letters in which all of it has room. */
async function fitted(title: string): Promise<Buffer | undefined> {
  const letters = [...title];
  const whole = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : title;
  for (const size of TITLE.sizes) {
    const picture = await written(whole, { size, colour: COLOUR.ink });
    if (!picture || ((await sharp(picture).metadata()).height ?? 0) <= TITLE.height) return picture;
  }
  const smallest = await written(whole, { size: TITLE.sizes.at(-1) ?? 0, colour: COLOUR.ink });
  if (!smallest) return undefined;
  const { width = 1 } = await sharp(smallest).metadata();
  return sharp(smallest).extract({ left: 0, top: 0, width, height: TITLE.height }).toBuffer();
}

/** Words as a picture of their own, none where nothing of them can be seen. What a page says becomes no markup. */
async function written(text: string, { size, colour }: { size: number; colour: string }): Promise<Buffer | undefined> {
  const words = `<span foreground="${plainColour(colour)}">${escapeText(text.replace(/\p{Cc}+/gu, ' '))}</span>`;
  const set = { font: `Noto Sans SC Bold ${size}`, fontfile: cardFont(), width: TITLE.width, dpi: 72, rgba: true } as const;
  try {
    return await sharp({ text: { text: words, ...set, wrap: 'word-char', spacing: Math.round(size / 5) } })
      .png()
      .toBuffer();
  } catch (error) {
    if (/no text to render/.test(String(error))) return undefined;
    throw error;
  }
}
