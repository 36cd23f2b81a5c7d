import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHINESE = ['@expo-google-fonts/noto-sans-sc/400Regular', '@expo-google-fonts/noto-sans-sc/700Bold'];
/** Next brings one, for pictures that it draws. */
const LATIN = 'next/dist/compiled/@vercel/og';

/** What a browser's process is told, so that it finds a Chinese font, as on nearly every family's machine. */
export function withChineseFont(): Record<string, string> {
  return fontsIn([...CHINESE, LATIN]);
}

/** What it is told so that it finds no font with Chinese characters. */
export function withLatinFont(): Record<string, string> {
  return fontsIn([LATIN]);
}

function fontsIn(folders: string[]): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'jintuo-fonts-'));
  const file = join(folder, 'fonts.conf');
  const places = folders.map((name) => `<dir>${join(process.cwd(), 'node_modules', name)}</dir>`);
  writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig>${places.join('')}<cachedir>${folder}/cache</cachedir></fontconfig>\n`);
  return { FONTCONFIG_FILE: file };
}
