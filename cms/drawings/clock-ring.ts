import { COLOUR } from './svg.ts';

const RADIUS = 18;

/** A ring with the share (0–1) of the time that is left, clockwise from the top; the words stand beside it. */
export function clockRing({ share, size = 52 }: { share: number; size?: number }): string {
  const round = 2 * Math.PI * RADIUS;
  const left = Math.min(1, Math.max(0, share)) * round;
  const circle = `cx="22" cy="22" r="${RADIUS}" fill="none" stroke-width="7"`;
  const rest =
    left > 0
      ? `<circle ${circle} stroke="${COLOUR.pine}" stroke-dasharray="${left.toFixed(1)} ${round.toFixed(1)}" transform="rotate(-90 22 22)"/>`
      : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" class="ring" viewBox="0 0 44 44" width="${size}" height="${size}" aria-hidden="true" focusable="false"><circle ${circle} stroke="${COLOUR.pineTint}"/>${rest}</svg>`;
}
