import { beforeEach, describe, expect, it } from 'vitest';
import type { FilesPort } from '#cms/ports/files/port.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What every files adapter keeps to. */
export function filesContract(name: string, make: () => Promise<FilesPort>): void {
  describe(`files on ${name}`, () => {
    let files: FilesPort;
    const read = async (key: string) => {
      const file = await files.get(key);
      return file && { text: new TextDecoder().decode(file.bytes), contentType: file.contentType };
    };
    beforeEach(async () => {
      files = await make();
    });

    it('gives back the bytes and the type', async () => {
      const all = Uint8Array.from({ length: 256 }, (_, index) => index);
      await files.put('photos/2026/a-1_b.png', all, 'image/png');
      const file = await files.get('photos/2026/a-1_b.png');
      expect(file?.contentType).toBe('image/png');
      expect([...(file?.bytes ?? [])]).toEqual([...all]);
    });

    it('keeps an empty file', async () => {
      await files.put('empty.txt', bytes(''), 'text/plain');
      expect(await read('empty.txt')).toEqual({ text: '', contentType: 'text/plain' });
    });

    it('has nothing where nothing was put', async () => {
      expect(await files.get('photos/none.png')).toBeUndefined();
      await files.put('photos/2026/a.png', bytes('a'), 'image/png');
      expect(await files.get('photos/2026')).toBeUndefined();
      expect(await files.get('photos/2026/a.png/b')).toBeUndefined();
    });

    it('replaces', async () => {
      await files.put('exports/figures.csv', bytes('a much longer first version'), 'text/plain');
      await files.put('exports/figures.csv', bytes('second'), 'text/csv');
      expect(await read('exports/figures.csv')).toEqual({ text: 'second', contentType: 'text/csv' });
    });

    it('lists the keys of all that was put, and of nothing else', async () => {
      const listed = async () => {
        const found: string[] = [];
        for await (const key of files.list()) found.push(key);
        return found.sort();
      };
      expect(await listed()).toEqual([]);
      const keys = ['a.txt', 'contracts/2026/jt-1-1.pdf', 'contracts/2026/jt-2-1.pdf', 'deep/er/b.png', 'deep/er/c.png'];
      for (const key of [...keys, 'gone.txt']) await files.put(key, bytes(key), 'text/plain');
      await files.delete('gone.txt');
      expect(await listed()).toEqual(keys);
    });

    it('deletes, and does not mind deleting nothing', async () => {
      await files.put('photos/a.png', bytes('a'), 'image/png');
      await files.delete('photos/a.png');
      await files.delete('photos/a.png');
      await files.delete('photos');
      expect(await files.get('photos/a.png')).toBeUndefined();
      await files.put('photos/a.png', bytes('b'), 'image/webp');
      expect(await read('photos/a.png')).toEqual({ text: 'b', contentType: 'image/webp' });
    });

    it.each([
      '',
      '/',
      '.',
      '..',
      '../secret',
      'a/../../secret',
      'a/..',
      'a..b',
      '/etc/passwd',
      'a//b',
      'a/',
      './a',
      'a/.hidden',
      '.types/a',
      'a\\b',
      'a\0b',
      'a b',
      'A.png',
      '合同.pdf',
      '%2e%2e/secret',
      'a\n',
      'a'.repeat(241),
    ])('refuses the key %j', async (key) => {
      const refused = { code: 'bad_key' };
      await expect(files.put(key, bytes('x'), 'text/plain')).rejects.toMatchObject(refused);
      await expect(files.get(key)).rejects.toMatchObject(refused);
      await expect(files.delete(key)).rejects.toMatchObject(refused);
    });

    it('holds one whole file after many puts at once, its own type with it', async () => {
      const versions = Array.from({ length: 24 }, (_, index) => String(index).padStart(2, '0'));
      const reads: Promise<{ text: string; contentType: string } | undefined>[] = [];
      await Promise.all(
        versions.map(async (version) => {
          await files.put('exports/race.txt', bytes(version.repeat(50_000)), `text/${version}`);
          reads.push(read('exports/race.txt'));
        }),
      );
      for (const file of [...(await Promise.all(reads)), await read('exports/race.txt')]) {
        const version = file?.contentType.slice('text/'.length) ?? '';
        expect(file?.text === version.repeat(50_000)).toBe(true);
      }
    });

    it('puts many files at once', async () => {
      const keys = Array.from({ length: 50 }, (_, index) => `deep/${index % 5}/${index % 7}/file-${index}`);
      await Promise.all(keys.map((key) => files.put(key, bytes(key), 'text/plain')));
      for (const key of keys) expect(await read(key)).toMatchObject({ text: key });
    });

    describe('a signed contract', () => {
      const key = 'contracts/2026/jt-000001-1.pdf';

      it('never changes', async () => {
        await files.put(key, bytes('signed'), 'application/pdf');
        await expect(files.put(key, bytes('altered'), 'application/pdf')).rejects.toThrow(/written once/);
        expect(await read(key)).toEqual({ text: 'signed', contentType: 'application/pdf' });
      });

      it('may be put again with the same bytes', async () => {
        await files.put(key, bytes('signed'), 'application/pdf');
        await files.put(key, bytes('signed'), 'application/pdf');
        expect(await read(key)).toEqual({ text: 'signed', contentType: 'application/pdf' });
      });

      it('has one winner when several are put at once', async () => {
        const texts = ['first', 'second', 'third', 'fourth'];
        const puts = await Promise.allSettled(texts.map((text) => files.put(key, bytes(text), `text/${text}`)));
        const won = puts.findIndex(({ status }) => status === 'fulfilled');
        expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(await read(key)).toEqual({ text: texts[won], contentType: `text/${texts[won]}` });
      });
    });
  });
}
