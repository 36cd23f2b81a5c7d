import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handleEndpoints } from 'payload';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { startS3StandIn } from '../s3-stand-in/index.ts';
import type { DemoPortal } from '../support/demo-portal.ts';

let server: Awaited<ReturnType<typeof startS3StandIn>>;
let demo: DemoPortal;

beforeAll(async () => {
  server = await startS3StandIn();
  // Before anything of the product is imported, because its settings are read once.
  Object.assign(process.env, server.env);
  const { demoPortal } = await import('../support/demo-portal.ts');
  demo = await demoPortal({ facilities: 1 });
});
afterAll(async () => {
  await demo.close();
  await server.stop();
});

const keys = () => [...server.objects.keys()].filter((key) => key.startsWith('media/')).sort();

async function upload(name: string, width: number) {
  const data = await sharp({ create: { width, height: 300, channels: 3, background: '#b8860b' } })
    .png()
    .toBuffer();
  return { name, data, mimetype: 'image/png', size: data.length };
}

it('keeps a picture and its sizes in the bucket, shows them to staff, and takes them out with it', async () => {
  const { payload } = demo.portal;
  const made = await payload.create({ collection: 'media', data: { alt: '银杏' }, file: await upload('银杏 叶.png', 1600) });
  const names = [made.filename, made.sizes?.page?.filename, made.sizes?.phone?.filename];
  expect(keys()).toEqual(names.map((name) => `media/${name}`).sort());
  for (const key of keys()) {
    const { bytes, contentType } = server.objects.get(key) ?? {};
    expect(contentType).toBe('image/webp');
    expect((await sharp(bytes).metadata()).format).toBe('webp');
  }
  expect(existsSync(join(demo.portal.environment.dataDir, 'media'))).toBe(false);

  const replaced = await payload.update({
    collection: 'media',
    id: made.id,
    data: {},
    file: await upload('另一张.png', 700),
    overwriteExistingFiles: true,
  });
  expect(replaced.filename).not.toBe(made.filename);
  expect(keys()).toEqual([`media/${replaced.filename}`, `media/${replaced.sizes?.phone?.filename}`].sort());

  await payload.delete({ collection: 'media', id: made.id });
  expect(keys()).toEqual([]);
});

it('is shown to signed-in staff alone', async () => {
  const { payload } = demo.portal;
  const { filename } = await payload.create({ collection: 'media', data: { alt: 'a' }, file: await upload('a.png', 100) });
  const ask = (headers: Record<string, string>) =>
    handleEndpoints({
      config: payload.config,
      request: new Request(`http://localhost/admin/api/media/file/${filename}`, { headers }),
    });
  expect((await ask({})).status).toBe(403);
  const { token } = await payload.login({
    collection: 'users',
    data: { email: 'author@demo.example', password: DEMO_PASSWORD },
  });
  const answer = await ask({ authorization: `JWT ${token}`, range: 'bytes=0-3' });
  expect([answer.status, await answer.text()]).toEqual([206, 'RIFF']);
});
