import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { demoPortal } from '../support/demo-portal.ts';
import { runProcess } from '../support/run-process.ts';

const file = join(process.env.DATA_DIR ?? '', 'jintuo.db-search');

interface Life {
  index: 'kept' | 'anew';
  found: { differences: number; facilities: number; name: string; hourly?: number };
}

/** One process after the other on this city. */
async function life(args: string[] = [], env: Record<string, string> = {}): Promise<Life> {
  const { output } = await runProcess('tests/follow/kept-index-process.ts', args, { ...process.env, LOG_LEVEL: 'info', ...env });
  const said = output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Partial<Life>] : []));
  const index = said.find((one) => one.index)?.index;
  const found = said.find((one) => one.found)?.found;
  if (!index || !found) throw new Error(output);
  return { index, found };
}

// On MongoDB nothing is kept: its log is by the clocks of many machines.
describe.skipIf(process.env.MONGODB_TEST_URI)('the index of one process, in the next', () => {
  beforeAll(async () => {
    const demo = await demoPortal();
    const hourly = { facility: { equals: await exampleOf(demo) }, form: { equals: 'hourly' } };
    const { docs } = await demo.portal.payload.find({ collection: 'price-items', where: hourly, depth: 0 });
    // A price that ends, and another from the day after.
    for (const { id } of docs)
      await demo.portal.payload.update({ collection: 'price-items', id, data: { endsOn: '2026-11-30' }, overrideAccess: true });
    const [price] = docs;
    if (!price) throw new Error('nothing is sold by the hour');
    const { id: _, createdAt: __, updatedAt: ___, ...same } = price;
    const next = { ...same, startsOn: '2026-12-01', endsOn: undefined, amount: price.amount + 700 };
    await demo.portal.payload.create({ collection: 'price-items', data: next, overrideAccess: true });
    await demo.close();
  });

  it('is taken up, and says what the database says', async () => {
    expect(existsSync(file)).toBe(true);
    expect(await life()).toMatchObject({ index: 'kept', found: { differences: 0, facilities: 12 } });
  });

  it('hears of what was changed by a process that died and kept nothing', async () => {
    const before = readFileSync(file);
    await life(['死前改的园', 'dies']);
    expect(readFileSync(file).equals(before), 'nothing was kept').toBe(true);
    expect(await life()).toMatchObject({ index: 'kept', found: { differences: 0, name: '死前改的园' } });
  });

  it('hears of what was changed while it was away, though its file is put back afterwards', async () => {
    const before = readFileSync(file);
    await life(['另改的园']);
    writeFileSync(file, before);
    expect(await life()).toMatchObject({ index: 'kept', found: { differences: 0, name: '另改的园' } });
  });

  it('shows the prices of the day on which it is taken up, not of the day on which it was kept', async () => {
    const { found: today } = await life();
    const later = await life([], { PORTAL_NOW: '2026-12-01T02:00:00.000Z' });
    expect(later).toMatchObject({ index: 'kept', found: { differences: 0 } });
    expect(later.found.hourly).toBe((today.hourly ?? 0) + 700);
    // Kept on a later day than this: it would show prices of a day to come.
    expect(await life()).toMatchObject({ index: 'anew', found: { differences: 0, hourly: today.hourly } });
  });

  it('is made anew where the file is half of what was written, or gone, and then kept again', async () => {
    truncateSync(file, 40_000);
    expect(await life()).toMatchObject({ index: 'anew', found: { differences: 0, facilities: 12 } });
    expect(await life()).toMatchObject({ index: 'kept', found: { differences: 0, facilities: 12 } });
    rmSync(file);
    expect(await life()).toMatchObject({ index: 'anew', found: { differences: 0, facilities: 12 } });
  });

  it('is made anew beside a database whose log it was not kept from', async () => {
    const kept = readFileSync(file);
    const others = process.env.DATA_DIR;
    const elsewhere = `${others}-other`;
    try {
      await life([], { DATA_DIR: elsewhere });
      writeFileSync(join(elsewhere, 'jintuo.db-search'), kept);
      expect(await life([], { DATA_DIR: elsewhere })).toMatchObject({ index: 'anew', found: { differences: 0, facilities: 0 } });
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });
});

async function exampleOf({ portal }: Awaited<ReturnType<typeof demoPortal>>): Promise<string> {
  const { docs } = await portal.payload.find({ collection: 'facilities', where: { slug: { equals: EXAMPLE_SLUG } }, depth: 0 });
  return docs[0]?.id ?? '';
}
