import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';

const WORDS = /\.(?:css|js|svg|json|txt)$/;

/** Packs the built files once, as small as can be; the server sends them as they lie beside the originals. */
export function packFiles(): AstroIntegration {
  return {
    name: 'pack-files',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = (await readdir(folder, { recursive: true })).filter((file) => WORDS.test(file));
        await Promise.all(files.map((file) => packFile(join(folder, file))));
      },
    },
  };
}

async function packFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  const packed = { br: await promisify(brotliCompress)(bytes), gz: await promisify(gzip)(bytes, { level: 9 }) };
  for (const [ending, less] of Object.entries(packed)) if (less.length < bytes.length) await writeFile(`${file}.${ending}`, less);
}
