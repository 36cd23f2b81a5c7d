import { withinFrame } from '#domain/guidance/visit-route.ts';
import type { Point } from '#domain/places/geo.ts';
import { COLOUR, escapeText, px, svg } from './svg.ts';

export interface RouteMapProps {
  /** Where the way begins. */
  start?: Point;
  /** In their order, each with its number; those without a place are left out. */
  stops: readonly { number: number; point?: Point }[];
  /** A character or two for the start. */
  startMark: string;
  width: number;
  height: number;
  /** The same in words. */
  label: string;
}

const EDGE = 32;
const RADIUS = 15;

/** The way of a day: from the start to each stop in its order, as the crow flies. Nothing where fewer than two places are known. */
export function routeMap({ start, stops, startMark, width, height, label }: RouteMapProps): string | undefined {
  const known = [
    ...(start ? [{ mark: startMark, point: start, isStart: true }] : []),
    ...stops.flatMap(({ number, point }) => (point ? [{ mark: String(number), point, isStart: false }] : [])),
  ];
  if (known.length < 2) return undefined;
  const inner = { width: width - 2 * EDGE, height: height - 2 * EDGE };
  const at = withinFrame(
    known.map(({ point }) => point),
    inner,
  ).map(({ x, y }) => ({ x: EDGE + x * inner.width, y: EDGE + y * inner.height }));
  const way = at.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('');
  const marks = known.map(({ mark, isStart }, index) => {
    const { x = 0, y = 0 } = at[index] ?? {};
    const circle = `<circle cx="${px(x)}" cy="${px(y)}" r="${RADIUS}" fill="${isStart ? COLOUR.ink : COLOUR.pine}"/>`;
    const text = `<text x="${px(x)}" y="${px(y + 5.5)}" text-anchor="middle">${escapeText(mark)}</text>`;
    return circle + text;
  });
  const body = [
    `<path d="${way}" fill="none" stroke="${COLOUR.ink}" stroke-width="2" stroke-dasharray="4 4"/>`,
    `<g font-size="15" font-weight="600" fill="${COLOUR.paper}">${marks.join('')}</g>`,
  ];
  return svg({ width, height, label, className: 'route', body: body.join('') });
}
