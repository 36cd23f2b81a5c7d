import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1 });
});
afterAll(() => demo.close());

/** A picture that says little, and is as large as is wanted. */
async function picture(width: number, height: number) {
  const data = await sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png()
    .toBuffer();
  return { data, mimetype: 'image/png', name: `${width}x${height}.png`, size: data.length };
}

const put = (file?: Awaited<ReturnType<typeof picture>>, data: object = {}) =>
  demo.portal.payload.create({ collection: 'media', data: { alt: '银杏', ...data }, file });

it('a picture is refused by its number of pixels, before it is unfolded', async () => {
  await expect(put(await picture(12_000, 12_000))).rejects.toMatchObject({
    status: 400,
    data: { errors: [{ path: 'file', message: '图片有 144 百万像素，最多 50 百万：请先缩小再传' }] },
  });
  expect(await put(await picture(4000, 3000))).toMatchObject({ width: 4000, height: 3000, mimeType: 'image/webp' });
});

it('a picture is sent, not fetched', async () => {
  for (const url of ['http://127.0.0.1:1/a.png', '/media/a.png'])
    await expect(put(undefined, { filename: 'a.png', url })).rejects.toMatchObject({ status: 400 });
});
