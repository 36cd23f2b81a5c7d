import sharp from 'sharp';
import type { Portal } from '#cms/portal/portal.ts';

/** Three rooms of a centre, drawn: a demonstration shows no photograph of a place that does not exist. */
const WIDTH = 1200;
const HEIGHT = 900;

type Shape = string;

const box = (x: number, y: number, width: number, height: number, fill: string, round = 0): Shape =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`;
const ball = (x: number, y: number, radius: number, fill: string): Shape =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
const path = (line: string, fill: string): Shape => `<path d="${line}" fill="${fill}"/>`;
const stroke = (line: string, colour: string, width = 10): Shape =>
  `<path d="${line}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

const scene = (...shapes: Shape[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${shapes.join('')}</svg>`;

const room = (wall: string, floor: string): Shape[] => [
  box(0, 0, WIDTH, HEIGHT, wall),
  box(0, 640, WIDTH, 260, floor),
  box(0, 628, WIDTH, 14, '#ffffff'),
];
const window = (x: number, sky: string): Shape[] => [
  box(x, 110, 300, 300, '#ffffff', 10),
  box(x + 16, 126, 268, 268, sky, 6),
  box(x + 144, 126, 12, 268, '#ffffff'),
  box(x + 16, 254, 268, 12, '#ffffff'),
];
/** Their corners name colours that the pages know. */
const [PINE, FREE, GINKGO, SAND, WOOD, CLAY] = ['#0b6a58', '#2f8f7c', '#f3b81c', '#efe3c8', '#c9a06a', '#cf7f5c'];

const playroom = scene(
  ...room('#f6f1e3', '#e2d2b0'),
  ...window(120, '#cfe6ee'),
  box(520, 330, 560, 300, WOOD, 8),
  ...[0, 1, 2].flatMap((column) => [0, 1].map((row) => box(540 + column * 180, 350 + row * 140, 160, 120, '#f3e6cb', 4))),
  ball(600, 430, 34, CLAY),
  box(730, 396, 30, 74, FREE),
  box(766, 410, 26, 60, GINKGO),
  box(798, 390, 34, 80, PINE),
  path('M920 470 L980 380 L1040 470 Z', GINKGO),
  box(560, 545, 90, 65, FREE, 6),
  ball(790, 578, 32, GINKGO),
  ball(850, 586, 24, CLAY),
  box(920, 540, 110, 70, PINE, 30),
  `<ellipse cx="520" cy="790" rx="430" ry="84" fill="#bfded4"/>`,
  box(330, 700, 80, 80, GINKGO, 8),
  box(412, 700, 80, 80, FREE, 8),
  box(370, 620, 80, 80, CLAY, 8),
  ball(660, 775, 46, PINE),
  stroke('M628 752 Q660 730 692 752', '#ffffff', 8),
  stroke('M790 800 Q840 730 890 800', CLAY, 22),
  stroke('M760 812 Q840 700 920 812', GINKGO, 22),
);

const cot = (x: number, y: number, quilt: string): Shape[] => [
  box(x, y, 250, 26, WOOD, 10),
  box(x + 8, y + 26, 16, 74, WOOD, 6),
  box(x + 226, y + 26, 16, 74, WOOD, 6),
  box(x + 10, y - 38, 230, 42, '#ffffff', 18),
  box(x + 84, y - 46, 160, 50, quilt, 18),
];
const napRoom = scene(
  ...room('#e4ecec', '#d8cdb6'),
  ...window(450, '#8fb3bf'),
  ball(560, 210, 40, '#fdf2cf'),
  path('M440 90 H590 Q540 260 470 420 H440 Z', '#dce8e4'),
  path('M760 90 H610 Q660 260 730 420 H760 Z', '#dce8e4'),
  box(420, 76, 360, 18, WOOD, 9),
  box(60, 470, 230, 160, WOOD, 8),
  ...[0, 1, 2].map((column) => box(74 + column * 70, 486, 62, 128, '#f3e6cb', 4)),
  ball(105, 560, 20, GINKGO),
  box(150, 530, 50, 70, FREE, 8),
  ball(246, 566, 20, CLAY),
  ...cot(330, 700, '#bfded4'),
  ...cot(640, 700, '#fdf2cf'),
  ...cot(900, 780, '#bfded4'),
  ...cot(110, 800, '#f0d9cc'),
  ...cot(500, 830, '#dfe8f0'),
);

const leaf = (x: number, y: number): Shape =>
  path(`M${x} ${y} q-34 -22 -30 -52 q22 -14 30 10 q8 -24 30 -10 q4 30 -30 52 z`, GINKGO);
const yard = scene(
  box(0, 0, WIDTH, HEIGHT, '#d9ecf2'),
  ball(1010, 150, 62, '#fdf2cf'),
  box(0, 470, WIDTH, 150, '#f6f1e3'),
  ...[0, 1, 2, 3, 4, 5].map((at) => box(40 + at * 200, 500, 110, 76, '#cfe0e6', 6)),
  box(0, 610, WIDTH, 290, '#bcd9a8'),
  path('M0 720 Q320 660 620 740 T1200 720 V900 H0 Z', '#a9cd94'),
  box(215, 400, 44, 300, '#8a6a45', 12),
  ball(236, 300, 168, '#f6cd55'),
  ball(120, 370, 96, GINKGO),
  ball(352, 364, 104, GINKGO),
  ball(240, 190, 100, '#f8d978'),
  ...[
    [150, 760],
    [300, 800],
    [420, 745],
    [90, 840],
    [370, 850],
  ].map(([x = 0, y = 0]) => leaf(x, y)),
  box(640, 470, 26, 250, WOOD, 6),
  box(760, 470, 26, 250, WOOD, 6),
  ...[0, 1, 2, 3].map((step) => box(640, 530 + step * 50, 146, 14, WOOD, 4)),
  box(620, 440, 190, 40, CLAY, 10),
  path('M786 462 C900 480 930 640 1060 712 L1060 752 C890 720 850 560 786 520 Z', PINE),
  `<ellipse cx="540" cy="830" rx="130" ry="44" fill="${SAND}"/>`,
  path('M500 790 h70 l-12 46 h-46 z', CLAY),
  stroke('M604 824 L640 770', FREE, 12),
);

/** Each with what it shows, for those who cannot see it. */
const SCENES = [
  {
    name: 'playroom',
    svg: playroom,
    alt: { zh: '示例插图：活动室，有窗、玩具柜和地垫', en: 'Sample drawing: a playroom with a window, toy shelves and a mat' },
  },
  {
    name: 'nap-room',
    svg: napRoom,
    alt: { zh: '示例插图：午睡室，拉着窗帘，一人一张小床', en: 'Sample drawing: a nap room, curtains drawn, a cot each' },
  },
  {
    name: 'yard',
    svg: yard,
    alt: { zh: '示例插图：院子，有银杏树、滑梯和沙坑', en: 'Sample drawing: a yard with a ginkgo, a slide and a sandpit' },
  },
] as const;

/** Draws the pictures that sample centres show, and gives their ids. */
export async function seedPictures({ pictures }: Pick<Portal, 'pictures'>): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, svg, alt } of SCENES) {
    const data = await sharp(Buffer.from(svg)).webp({ quality: 82 }).toBuffer();
    ids.push(await pictures.add({ name: `sample-${name}.webp`, mimetype: 'image/webp', data }, alt));
  }
  return ids;
}
