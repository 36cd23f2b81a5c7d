import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readTables, type Table, withFamily } from './font-tables.ts';

const packages = createRequire(join(process.cwd(), 'package.json'));

interface Font {
  /** What it is called here, so that no font of the machine is taken for it. */
  family: string;
  /** Where its files are, the usual weight first. A script that is only met in names has no bold. */
  files: () => string[];
}

/** What contracts and receipts are printed with, and nothing else. A character is drawn by the first that has it. */
const FONTS: readonly Font[] = [
  {
    family: 'Site Sans SC',
    files: () => [
      packages.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
      packages.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
    ],
  },
  {
    family: 'Site Sans TC',
    files: () => [packages.resolve('@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf')],
  },
  {
    family: 'Site Sans JP',
    files: () => [packages.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf')],
  },
  {
    family: 'Site Sans KR',
    files: () => [packages.resolve('@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf')],
  },
  { family: 'Site Sans', files: () => [packages.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')] },
  {
    family: 'Site Naskh Arabic',
    files: () => [packages.resolve('@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf')],
  },
  {
    family: 'Site Sans Thai',
    files: () => [packages.resolve('@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf')],
  },
  {
    family: 'Site Serif Tibetan',
    files: () => [packages.resolve('@expo-google-fonts/noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf')],
  },
  {
    family: 'Site Sans Yi',
    files: () => [packages.resolve('@expo-google-fonts/noto-sans-yi/400Regular/NotoSansYi_400Regular.ttf')],
  },
  {
    family: 'Site Sans Mongolian',
    files: () => [packages.resolve('@expo-google-fonts/noto-sans-mongolian/400Regular/NotoSansMongolian_400Regular.ttf')],
  },
];

/** What a card is drawn with: a heavy weight that has Chinese and Latin letters. */
export const cardFont = (): string => packages.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

export const FAMILIES: readonly string[] = FONTS.map(({ family }) => family);

/** The fonts themselves, each under its name here. About 60 MB, for the process that prints. */
export function readFonts(): Buffer[] {
  return FONTS.flatMap(({ family, files }) => files().map((path) => withFamily(readFileSync(path), family)));
}

/** Of every font the table that says which characters it has. */
export function readCharacterMaps(): Buffer[] {
  return FONTS.flatMap(({ files }) => files().slice(0, 1)).map((path) => readTable(path, 'cmap'));
}

function readTable(path: string, tag: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const read = ({ offset, length }: Pick<Table, 'offset' | 'length'>) => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, offset);
      return bytes;
    };
    const table = readTables(read({ offset: 0, length: 4096 })).find((one) => one.tag === tag);
    if (!table) throw new Error(`${path} has no ${tag}`);
    return read(table);
  } finally {
    closeSync(file);
  }
}
