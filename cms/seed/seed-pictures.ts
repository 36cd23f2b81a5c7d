import sharp from 'sharp';
import type { Portal } from '#cms/portal/portal.ts';
import { SCENES } from './sample-scenes.ts';

/** Draws the pictures that sample centres show, and gives their ids. */
export async function seedPictures({ pictures }: Pick<Portal, 'pictures'>): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, svg, alt } of SCENES) {
    const data = await sharp(Buffer.from(svg)).webp({ quality: 82 }).toBuffer();
    ids.push(await pictures.add({ name: `sample-${name}.webp`, mimetype: 'image/webp', data }, alt));
  }
  return ids;
}
