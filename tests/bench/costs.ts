import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { createPortal } from '#cms/assemble.ts';
import { todayOf } from '#cms/core/clock.ts';
import { EXAMPLE_SLUG, seedCity } from '#cms/seed/seed-city.ts';
import { addDays, addMonths, datesFrom } from '#domain/time/civil-date.ts';
import { isWorkday } from '#domain/time/workdays.ts';
import { book, type Family, newFamily } from '../support/family.ts';

/** How many of each are made to see what one costs. */
const FAMILIES = 60;
const CENTRES = 60;

interface Size {
  bytes: number;
  rows: Map<string, number>;
  files: number;
}

/** What a city keeps: rows and bytes for each family and each booking that is signed and paid, and how long one takes alone. */
export async function costs(dataDir: string): Promise<string[]> {
  const portal = await createPortal();
  await seedCity(portal, { facilities: CENTRES, weeks: 1, pictures: false });
  const seeded = await sizeOf(dataDir);
  const today = todayOf(portal);
  const families: Family[] = [];
  for (let n = 0; n < FAMILIES; n++) families.push(await newFamily(portal, n, addMonths(today, -20)));
  const withFamilies = await sizeOf(dataDir);
  const days = datesFrom(addDays(today, 2), addDays(today, 100)).filter((date) => isWorkday(date, portal.special()));
  const from = performance.now();
  for (const [n, family] of families.entries())
    await book(portal, family, { form: 'hourly', date: days[n] ?? '', window: { from: 570, to: 630 } }, { slug: EXAMPLE_SLUG });
  const ms = (performance.now() - from) / FAMILIES;
  const booked = await sizeOf(dataDir);
  await portal.close();
  return [
    `costs a centre, with a week of enrolled children: ${each(seeded, { bytes: 0, rows: new Map(), files: 0 }, CENTRES)}`,
    `costs a family with a child: ${each(withFamilies, seeded, FAMILIES)}`,
    `costs a booking, held, signed and paid: ${each(booked, withFamilies, FAMILIES)}; one after the other ${Math.round(ms)} ms each`,
  ];
}

function each(after: Size, before: Size, count: number): string {
  const rows = [...after.rows].map(([table, n]) => [table, (n - (before.rows.get(table) ?? 0)) / count] as const);
  const named = rows.filter(([, n]) => n >= 0.05).toSorted(([, a], [, b]) => b - a);
  const sum = named.reduce((all, [, n]) => all + n, 0);
  const most = named.slice(0, 12).map(([table, n]) => `${table} ${n.toFixed(1)}`);
  const kb = (bytes: number) => `${(bytes / count / 1000).toFixed(1)} kB`;
  return `${sum.toFixed(1)} rows (${most.join(', ')}), ${kb(after.bytes - before.bytes)} in the database, ${kb(after.files - before.files)} of files`;
}

/** As it would lie on disk if it were written anew: without what was left free. */
async function sizeOf(dataDir: string): Promise<Size> {
  const database = createClient({ url: `file:${join(dataDir, 'jintuo.db')}` });
  const copy = join(dataDir, 'size.db');
  await database.execute({ sql: 'VACUUM INTO ?', args: [copy] });
  const bytes = statSync(copy).size;
  rmSync(copy);
  const rows = new Map<string, number>();
  const tables = await database.execute(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`);
  for (const { name } of tables.rows)
    rows.set(String(name), Number((await database.execute(`SELECT count(*) AS n FROM "${name}"`)).rows[0]?.n));
  database.close();
  return { bytes, rows, files: filesIn(join(dataDir, 'files')) };
}

function filesIn(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).reduce((all, one) => all + statSync(join(one.parentPath, one.name)).size, 0);
}
