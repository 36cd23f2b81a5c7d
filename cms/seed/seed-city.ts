import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { namedFirst } from '#cms/ports/database/shared-folder.ts';
import { BRINGING, FILLED } from '#cms/records/audit.ts';
import { CHARGES } from '#domain/money/price-bounds.ts';
import { addFacilityRows, emptyRows, type SampleRows, WEEKS } from './facility-rows.ts';
import { makeFacilities } from './make-facilities.ts';
import { seedPictures } from './sample-scenes.ts';
import { seedCityData } from './seed-city-data.ts';
import { seedContent, seedOrganiser } from './seed-content.ts';
import { EXAMPLE_FAMILY, seedFamily, workdayAhead } from './seed-family.ts';
import { seedGrowthStandards } from './seed-growth-standards.ts';
import { seedUsers } from './seed-users.ts';
import { type Filling, lookingFirst, underSetup } from './under-setup.ts';

export interface SeedOptions {
  facilities?: number;
  seed?: number;
  /** For how many weeks children are enrolled already: most of what a large city takes to make. */
  weeks?: number;
  /** Whether sample centres show drawings of their rooms. */
  pictures?: boolean;
  /** After how long whoever fills it and is not heard of is lost. */
  leaseMs?: number | undefined;
  /** It is for this process to do. */
  onBegin?: () => void;
  onProgress?: (label: string, done: number, total: number) => void;
}

export const EXAMPLE_SLUG = 'hailing-sample';
const CHUNK = 500;

/**
 * Whether this database has been filled. Throws when that was broken off, and when it was filled for the other mode:
 * whoever has seen a demonstration knows its passwords. Says what to do.
 */
export async function isSeeded({
  audit,
  bulk,
  city,
  environment: { dataDir, mode },
}: Pick<Portal, 'audit' | 'bulk' | 'city' | 'environment'>): Promise<boolean> {
  if (await audit.findLatest(BRINGING))
    throw new Error(
      'A city was being brought into this database, and that was broken off: run the same npm run move or npm run restore again.',
    );
  if (await audit.findLatest(FILLED[mode])) return true;
  if (await bulk.isEmpty('areas')) return false;
  if (await audit.findLatest(FILLED.live))
    throw new Error('This database is of a live portal: start it with PORTAL_MODE=live, or set DATA_DIR to another folder.');
  if (await audit.findLatest(FILLED.demo))
    throw new Error(
      'This database was made as a demonstration, with passwords that everybody knows. A live portal needs one of its own: set DATA_DIR or DATABASE_URI.',
    );
  throw new Error(`Seeding ${city.name.en} was broken off half-way. Remove ${dataDir}, or empty the database, and start again.`);
}

/** Made up, as their sources say: a live city enters what it has published. */
async function seedFigures(bulk: Portal['bulk'], id: (...words: string[]) => string): Promise<void> {
  await bulk.insert('price-ceilings', [
    {
      id: id('ceiling', 'full_day'),
      kind: 'care',
      form: 'full_day',
      unit: 'month',
      amount: 300_000,
      source: '示例数据，不是真实的价格文件',
      checked: 'unchecked',
      readOn: '2026-11-29',
      effectiveOn: '2026-01-01',
    },
  ]);
  await bulk.insert('charge-lists', [
    {
      id: id('charges', 'inclusive'),
      charges: [...CHARGES],
      source: '示例数据，不是真实的收费目录',
      checked: 'unchecked',
      readOn: '2026-11-29',
      effectiveOn: '2026-01-01',
    },
  ]);
  await bulk.insert('care-subsidies', [
    {
      ...{
        id: id('subsidy', 'daily'),
        code: 'daily',
        titleZh: '普惠托育来园补贴（示例）',
        titleEn: 'Daily care subsidy (sample)',
      },
      ...{ per: 'day', amount: 1_000, leastDays: 1, fromMonths: 0, untilMonths: 36, inclusiveOnly: true, claimDays: 31 },
      source: '示例数据，不是真实的补贴文件',
      effectiveOn: '2026-01-01',
    },
  ]);
}

type Seeding = Parameters<typeof seedContent>[0] &
  Parameters<typeof seedFamily>[0] &
  Pick<
    Portal,
    | 'audit'
    | 'bulk'
    | 'changes'
    | 'city'
    | 'dangerSigns'
    | 'environment'
    | 'folder'
    | 'followed'
    | 'log'
    | 'now'
    | 'pictures'
    | 'refreshSpecialDays'
    | 'setup'
    | 'special'
    | 'supplies'
    | 'users'
  >;

/**
 * Fills an empty database with the city's data and, in a demonstration where the pack has one, its sample city.
 * The same seed and day give the same city; a database that has been seeded is left alone. Of several processes one does
 * it, and the others come back when it has.
 */
export async function seedCity(portal: Seeding, options: SeedOptions = {}): Promise<boolean> {
  if (await portal.audit.findLatest(FILLED[portal.environment.mode])) return !(await isSeeded(portal));
  requireAlone(portal);
  const { facilities = 120, seed = 71, weeks = WEEKS, pictures = true, onBegin, onProgress = () => {}, leaseMs } = options;
  const work = async (filling: Filling) => {
    if (await isSeeded(portal)) return false;
    await filling.begin();
    onBegin?.();
    await fill(lookingFirst(portal, filling), filling, { facilities, seed, weeks, pictures, onProgress });
    return true;
  };
  const filled = await underSetup(portal, work, leaseMs ? { leaseMs } : {});
  if (!filled) await portal.followed();
  return filled;
}

async function fill(
  portal: Seeding,
  { look, finish }: Filling,
  { facilities, seed, weeks, pictures, onProgress }: Required<Omit<SeedOptions, 'leaseMs' | 'onBegin'>>,
): Promise<void> {
  const { bulk, city, environment } = portal;
  const isSample = city.demo && environment.mode === 'demo';
  const id = (...words: (string | number)[]) => bulk.idFor(seed, ...words);
  const today = todayOf(portal);

  onProgress('city', 0, 1);
  await seedCityData(portal, id);
  await seedGrowthStandards(portal, id);
  await portal.refreshSpecialDays();
  if (isSample) await seedFigures(bulk, id);
  const drawn = isSample && pictures ? await seedPictures(portal) : [];
  const example = isSample ? await seedFacilities(portal, { facilities, seed, weeks, drawn, id, today, onProgress }) : undefined;
  await bulk.keepStatistics();
  await look();
  const organiser = isSample ? await seedOrganiser(portal, { id, today }) : undefined;
  if (environment.mode === 'demo') await seedUsers(portal, { facility: example, organiser });
  if (isSample) {
    onProgress('guidance', 0, 1);
    await seedContent(portal, { id, today, organiser });
    if (example) await portal.supplies.refresh([example]);
    onProgress('family', 0, 1);
    await look();
    const day = workdayAhead(portal, today, 2);
    await seedFamily(portal, EXAMPLE_FAMILY, today, [
      { slug: EXAMPLE_SLUG, request: { form: 'hourly', date: day, window: { from: 540, to: 720 } } },
      {
        slug: EXAMPLE_SLUG,
        request: { form: 'half_day', date: workdayAhead(portal, today, 9), part: 'morning', months: 0, meals: false },
      },
    ]);
  }
  const entry = { actor: 'system', action: FILLED[environment.mode], subject: `city:${city.code}`, detail: { facilities, seed } };
  await finish((unit) => portal.audit.write(entry, unit));
  await portal.changes.write({ action: 'bulk', collection: '*', ids: [] });
  await portal.followed();
}

/** Beside another process nothing is seeded, not even where that one is a command that has left the database empty. */
function requireAlone({ environment, folder }: Pick<Portal, 'environment' | 'folder'>): void {
  if (!folder || folder.alone) return;
  throw new Error(
    `${environment.dataDir} is in use (${namedFirst(folder)}) and has not been seeded: stop what uses it, and start again.`,
  );
}

async function seedFacilities(
  portal: Pick<Portal, 'bulk' | 'city' | 'special'>,
  {
    facilities,
    seed,
    weeks,
    drawn,
    id,
    today,
    onProgress,
  }: {
    facilities: number;
    seed: number;
    weeks: number;
    drawn: readonly string[];
    id: (...words: (string | number)[]) => string;
    today: string;
    onProgress: NonNullable<SeedOptions['onProgress']>;
  },
): Promise<string> {
  const special = portal.special();
  const samples = makeFacilities(portal.city, facilities, seed);
  const templates = portal.city.contractTemplates.map(({ code, version }) => ({ code, version }));
  for (let start = 0; start < samples.length; start += CHUNK) {
    const rows = emptyRows();
    for (const sample of samples.slice(start, start + CHUNK))
      addFacilityRows(rows, sample, { id, today, special, weeks, drawn, templates });
    for (const [collection, documents] of Object.entries(rows) as [keyof SampleRows, SampleRows[keyof SampleRows]][]) {
      if (documents.length > 0) await portal.bulk.insert(collection, documents);
    }
    onProgress('centres', Math.min(samples.length, start + CHUNK), samples.length);
  }
  return id('facility', EXAMPLE_SLUG);
}
