/** Colours of the drawings: the page's own where there is a page, the standard ones elsewhere. */
export const COLOUR = {
  ink: 'var(--ink, #17302b)',
  ink2: 'var(--ink-2, #4b605a)',
  ink3: 'var(--ink-3, #5c6f69)',
  line: 'var(--line, #dde4e0)',
  line2: 'var(--line-2, #c3cec8)',
  wash: 'var(--wash-2, #efece1)',
  paper: 'var(--paper, #fff)',
  pine: 'var(--pine, #0b6a58)',
  pineDeep: 'var(--pine-deep, #084c40)',
  pineTint: 'var(--pine-tint, #e4f1ed)',
  free: 'var(--free, #2f8f7c)',
  ginkgo: 'var(--ginkgo, #f3b81c)',
  hatch: '#b4bfb9',
  hatchGround: '#eef1ef',
};

/** The picture beside a link that somebody shares, in pixels, as OpenGraph asks for it. */
export const CARD = { width: 1200, height: 630 } as const;

/** A colour as those need it who know no page: `#0b6a58`. */
export const plainColour = (colour: string): string => /#[\da-f]+/.exec(colour)?.[0] ?? colour;

export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A drawing of a page as a document takes it: colours that are colours, letters of fonts that it has, a size in pixels. */
export function onPaper(drawing: string, fonts: readonly string[]): string {
  const families = fonts.map((font) => `'${font}'`).join();
  return drawing
    .replace(/var\(--[\w-]+, (#[\da-f]+)\)/g, '$1')
    .replace(/="([\d.]+)rem"/g, (_, rem: string) => `="${Number(rem) * 16}"`)
    .replace('<svg ', `<svg font-family="${families}" `);
}

/** A number for a path, to a tenth of a pixel. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** How wide a line of text will be, in pixels: a Han character is one em, the rest a little over half. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    if (/[\u2e80-\u9fff\uff00-\uffef]/.test(character)) ems += 1;
    else if (/[\s.,:;'|·]/.test(character)) ems += 0.3;
    else ems += 0.6;
  }
  return ems * size;
}

/**
 * The outer `<svg>`: shown at the width it is drawn for, and narrower where there is no room. One in `rem` grows with the
 * reader's letters.
 */
export function svg({
  width,
  height,
  unit = 'px',
  label,
  className,
  body,
}: {
  width: number;
  height: number;
  unit?: 'px' | 'rem';
  label: string;
  className: string;
  body: string;
}): string {
  const shown = (pixels: number) => (unit === 'rem' ? `${pixels / 16}rem` : pixels);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="drawing ${className}" viewBox="0 0 ${width} ${height}" width="${shown(width)}" height="${shown(height)}"` +
    ` role="img" aria-label="${escapeText(label)}" focusable="false">${body}</svg>`
  );
}
