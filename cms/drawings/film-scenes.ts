import { COLOUR, svg } from './svg.ts';

const WIDTH = 320;
const HEIGHT = 200;

const line = (d: string, width = 3) =>
  `<path d="${d}" fill="none" stroke="${COLOUR.ink}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const shape = (d: string, fill: string) =>
  `<path d="${d}" fill="${fill}" stroke="${COLOUR.ink}" stroke-width="3" stroke-linejoin="round"/>`;
const moving = (how: string, body: string) => `<g class="film-${how}">${body}</g>`;
const at = (x: number, y: number, body: string, turned = 0) =>
  `<g transform="translate(${x} ${y})${turned ? ` rotate(${turned})` : ''}">${body}</g>`;

/** A child that lies with its head at the left; seen from above, with its face, or from behind. */
const lying = ({ face = true, cloth = COLOUR.pineTint }: { face?: boolean; cloth?: string } = {}) =>
  shape('M14 -17h62c16 0 24 8 24 17s-8 17-24 17H14z', cloth) +
  line('M30 -17v-16M30 17v16') +
  `<circle r="23" fill="${COLOUR.paper}" stroke="${COLOUR.ink}" stroke-width="3"/>` +
  (face ? line('M-7 -8v4M-7 4v4M4 -4q4 4 0 8', 2.5) : line('M-14 -6q10 6 0 14', 2.5));
/** A bed of its own seen from above. */
const cot = (body: string) =>
  `<rect x="60" y="44" width="200" height="112" rx="12" fill="${COLOUR.paper}" stroke="${COLOUR.ink}" stroke-width="3"/>` +
  `<rect x="70" y="54" width="180" height="92" rx="6" fill="${COLOUR.wash}"/>${body}`;
/** What is not to be: a stroke through it. */
const struck = (x: number, y: number, size: number) => line(`M${x - size} ${y + size}L${x + size} ${y - size}`, 6);
const person = (x: number, y: number) =>
  `<circle cx="${x}" cy="${y}" r="24" fill="${COLOUR.paper}" stroke="${COLOUR.ink}" stroke-width="3"/>` +
  shape(`M${x - 34} ${y + 100}v-40q0-30 34-30t34 30v40z`, COLOUR.pineTint);
const hand = (x: number, y: number) => at(x, y, shape('M-12 -46h24v30q10 4 10 16t-14 12h-16q-12 0-12-14z', COLOUR.paper));
const fingers = (x: number, y: number) =>
  at(x, y, shape('M-16 -50h32v26h-6v22q0 6-5 6t-5-6v-18v18q0 6-5 6t-5-6v-22h-6z', COLOUR.paper));
const number = (x: number, y: number, text: string) =>
  `<text x="${x}" y="${y}" font-size="34" font-weight="700" text-anchor="middle" fill="${COLOUR.pine}">${text}</text>`;

/** The pictures that films are put together of. Whatever moves does so by its class, where films may move. */
const SCENES = {
  'sleep-on-back': cot(at(120, 100, lying())),
  'own-bed':
    `<rect x="16" y="30" width="150" height="140" rx="10" fill="${COLOUR.wash}" stroke="${COLOUR.ink}" stroke-width="3"/>` +
    `<rect x="28" y="40" width="54" height="30" rx="8" fill="${COLOUR.paper}" stroke="${COLOUR.line2}" stroke-width="2"/>` +
    `<rect x="98" y="40" width="54" height="30" rx="8" fill="${COLOUR.paper}" stroke="${COLOUR.line2}" stroke-width="2"/>` +
    `<rect x="186" y="66" width="120" height="76" rx="10" fill="${COLOUR.paper}" stroke="${COLOUR.ink}" stroke-width="3"/>` +
    at(218, 104, `<g transform="scale(.62)">${lying()}</g>`),
  'empty-bed':
    cot(at(120, 100, lying())) +
    moving(
      'away',
      shape('M196 58h46v24h-46z', COLOUR.ginkgo) +
        struck(219, 70, 16) +
        `<circle cx="222" cy="126" r="13" fill="${COLOUR.ginkgo}" stroke="${COLOUR.ink}" stroke-width="3"/>` +
        struck(222, 126, 16),
    ),
  'sleeping-bag': cot(at(120, 100, lying({ cloth: COLOUR.ginkgo }) + line('M22 -17q12 17 0 34M56 -17v34', 2))),
  'warm-neck': at(120, 112, `<g transform="scale(1.3)">${lying({ face: false })}</g>`) + moving('press', hand(150, 78)),
  'no-sofa':
    shape('M40 90q0-22 22-22h196q22 0 22 22v70H40z', COLOUR.wash) +
    person(160, 52) +
    at(136, 118, `<g transform="scale(.5)">${lying()}</g>`) +
    struck(160, 100, 74),
  cough:
    at(110, 104, `<g transform="scale(1.2)">${lying()}</g>`) +
    moving('pulse', line('M70 70q-14-10-22-2M64 92q-20-6-28 2M66 118q-18 4-24 14', 4)),
  'call-help':
    person(96, 62) +
    `<rect x="200" y="34" width="76" height="132" rx="12" fill="${COLOUR.paper}" stroke="${COLOUR.ink}" stroke-width="3"/>` +
    number(238, 108, '120') +
    moving('pulse', line('M180 70q-10 30 0 60M166 56q-16 44 0 88', 4)),
  'back-blows':
    shape('M20 150h230q20 0 20 18v22H20z', COLOUR.pineTint) +
    at(84, 132, lying({ face: false }), -14) +
    moving('press', hand(150, 92)) +
    number(288, 60, '5'),
  'chest-thrusts':
    shape('M20 150h230q20 0 20 18v22H20z', COLOUR.pineTint) +
    at(84, 124, lying(), -8) +
    moving('press', fingers(124, 98)) +
    number(288, 60, '5'),
  'in-turns':
    number(90, 112, '5') +
    number(230, 112, '5') +
    moving('pulse', line('M118 70q42-34 84 0M190 66l13 5 3-14M202 130q-42 34-84 0M130 134l-13-5-3 14', 4)),
  'breaths-and-presses':
    shape('M20 150h280v20H20z', COLOUR.wash) +
    at(90, 128, lying()) +
    moving('press', fingers(130, 104)) +
    number(212, 60, '5 · 30 · 2'),
  'see-doctor':
    person(110, 62) +
    `<rect x="196" y="60" width="88" height="88" rx="12" fill="${COLOUR.pine}"/>` +
    `<path d="M240 76v56M212 104h56" stroke="${COLOUR.paper}" stroke-width="14" stroke-linecap="round"/>`,
} as const;

export type FilmScene = keyof typeof SCENES;
export const FILM_SCENES = Object.keys(SCENES) as FilmScene[];

/** One picture of a film. Its caption says what it shows, and stands beside it as text. */
export const filmScene = (scene: FilmScene): string =>
  svg({ width: WIDTH, height: HEIGHT, label: '', className: 'film-scene', body: SCENES[scene] }).replace(
    'role="img" aria-label=""',
    'aria-hidden="true"',
  );
