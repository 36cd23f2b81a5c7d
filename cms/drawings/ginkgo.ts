import { COLOUR } from './svg.ts';

/** The leaf in a box of 34 by 34: the brand, "now", and the mark on the month ruler. */
const BLADE =
  'M17 32.5c-.3-4.6-.6-7.6-3.4-10.6C10 18.2 4.3 17.6 1.6 12.6 3.3 6.8 9.2 2.6 15.6 2.2c.5 2.3.8 4.6 1.4 6.9.6-2.3.9-4.6 1.4-6.9 6.4.4 12.3 4.6 14 10.4-2.7 5-8.4 5.6-12 9.3-2.8 3-3.1 6-3.4 10.6z';
const STEM = 'M17 32.5c-.1-6 .1-12 0-18';

/** The pin around its tip at 0, 0: the same leaf, its blade wide enough for a number. */
const PIN =
  'M0 0C0-8-1-11-5.5-15.5-10-20-15-22-17-28-14-37-7-41-1-41.5c.3 2 .6 4 1 6 .4-2 .7-4 1-6C7-41 14-37 17-28 15-22 10-20 5.5-15.5 1-11 0-8 0 0z';

/** The leaf without its `<svg>`, to be put into another drawing. */
export function leafShapes(): string {
  return `<path d="${BLADE}" fill="${COLOUR.ginkgo}"/><path d="${STEM}" stroke="${COLOUR.pineDeep}" stroke-width="1.6" fill="none" stroke-linecap="round"/>`;
}

/** The leaf alone; what it stands beside says what it means. */
export function ginkgoLeaf({ size = 34 }: { size?: number } = {}): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" class="leaf" viewBox="0 0 34 34" width="${size}" height="${size}" aria-hidden="true" focusable="false">${leafShapes()}</svg>`;
}

export const PIN_KINDS = ['free', 'last', 'full'] as const;
export type PinKind = (typeof PIN_KINDS)[number];

/**
 * The map pin, 44 by 52 pixels, its tip at 22, 46 (the icon's anchor), with an empty `<text>` for the number of places.
 * Full is pale, the last place yellow. The stem is seen down to the tip, for the tip is where the centre is.
 */
export function pinSvg(kind: PinKind): string {
  const look = {
    free: { fill: COLOUR.pine, stem: COLOUR.pine, edge: COLOUR.paper, text: '#fff' },
    last: { fill: COLOUR.ginkgo, stem: COLOUR.ginkgo, edge: COLOUR.paper, text: COLOUR.ink },
    full: { fill: COLOUR.paper, stem: COLOUR.ink3, edge: COLOUR.ink3, text: COLOUR.ink3 },
  }[kind];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="pin-drawing" viewBox="0 0 44 52" width="44" height="52" aria-hidden="true" focusable="false">` +
    `<path d="${PIN}" transform="translate(22 46) scale(1.08)" fill="${look.fill}" stroke="${look.edge}" stroke-width="1.8" stroke-linejoin="round"/>` +
    `<path d="M22 46V28" fill="none" stroke="${look.stem}" stroke-width="2.4" stroke-linecap="round"/>` +
    `<text x="22" y="22" font-size="16" font-weight="700" text-anchor="middle" fill="${look.text}"></text></svg>`
  );
}
