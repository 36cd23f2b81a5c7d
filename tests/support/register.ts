import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '#cms/portal/portal.ts';
import { importFacilities } from '#cms/registry/import/import-facilities.ts';
import { readRegisterFile } from '#cms/registry/import/read-file.ts';

/** The invented register that has every trap of the real one. */
export const sampleRegister = (day: 1 | 2) => join(process.cwd(), `tests/fixtures/register/day-${day}.csv`);

/** The same without the rows that cannot be read: while there is one of them, nobody leaves. */
export function readableRegister(day: 1 | 2, folder: string): string {
  const lines = readFileSync(sampleRegister(day), 'utf8').split('\r\n');
  const unreadable = /^\d+,Licensed Group,(,|Island Drop-In,,)/;
  const path = join(folder, `readable-${day}.csv`);
  writeFileSync(path, lines.filter((line) => !unreadable.test(line)).join('\r\n'));
  return path;
}

/** `crashAfterStep: 1` pulls the plug when the first step has been written. */
export async function importFile(
  portal: Portal,
  path: string,
  { dryRun = false, manyMayLeave, crashAfterStep }: { dryRun?: boolean; manyMayLeave?: boolean; crashAfterStep?: number } = {},
) {
  const mapping = portal.city.registerMapping;
  if (!mapping) throw new Error('the city has no register mapping');
  let step = -1;
  return importFacilities(portal, {
    mapping,
    file: await readRegisterFile(path, mapping.columns),
    dryRun,
    manyMayLeave,
    onProgress: () => {
      step += 1;
      if (step === crashAfterStep) throw new Error('power cut');
    },
  });
}

/** Everything of the register in the database, to see whether a run has touched it. */
export async function registerState({ payload }: Portal): Promise<string> {
  const all = { depth: 0, pagination: false, limit: 0, locale: 'all', sort: 'id' } as const;
  const [facilities, doubts, log] = await Promise.all([
    payload.find({ collection: 'facilities', ...all }),
    payload.find({ collection: 'register-doubts', ...all }),
    payload.find({ collection: 'audit-log', ...all }),
  ]);
  return JSON.stringify([facilities.docs, doubts.docs, log.docs]);
}

export async function centreNamed({ payload }: Portal, name: string) {
  const { docs } = await payload.find({
    collection: 'facilities',
    where: { name: { equals: name } },
    depth: 0,
    pagination: false,
  });
  const [centre, ...others] = docs;
  if (!centre || others.length > 0) throw new Error(`${docs.length} centres are named ${name}`);
  return centre;
}

/** Whether REGISTER_DIR names the folder of a real register, two days of British Columbia's. */
export const hasRealRegister = Boolean(process.env.REGISTER_DIR);

export const realRegister = (date: '2026-06-16' | '2026-07-23') =>
  join(process.env.REGISTER_DIR ?? 'REGISTER_DIR', `bc-childcare-${date}.csv`);
