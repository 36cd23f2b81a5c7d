import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import { runsOf } from '#search/text/runs.ts';
import { hasRealRegister, realRegister } from '../support/register.ts';
import { facility } from './sample-city.ts';

const FILE = realRegister('2026-06-16');

it.skipIf(!hasRealRegister)('finds the centres of a real register by the words of their names (needs REGISTER_DIR)', async () => {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(FILE, 'utf8'), { header: true, skipEmptyLines: true });
  const documents = data.map((row, at) =>
    facility({ id: `r${at}`, name: { en: row.NAME }, address: { en: row.ADDRESS_1 }, district: {}, town: row.CITY }),
  );
  expect(documents.length).toBeGreaterThan(4000);
  const search = createEmbeddedSearch();
  await search.swap(documents);

  const words = documents.map(({ id, name, address, town }) => ({
    id,
    words: [name.en, address.en, town].flatMap((text) => runsOf(text ?? '').map((run) => run.text)),
  }));
  const asked = [...new Set(documents.flatMap(({ name }) => runsOf(name.en ?? '').map((run) => run.text)))];
  for (const q of asked.filter((_, at) => at % 7 === 0).flatMap((word) => [word, word.slice(0, 3)])) {
    const wanted = words.filter((one) => one.words.some((word) => word.startsWith(q))).map(({ id }) => id);
    expect((await search.allFacilities({ q })).map(({ id }) => id).sort(), q).toEqual(wanted.sort());
  }
  for (const { id, name } of documents.filter((_, at) => at % 20 === 0)) {
    expect(
      (await search.allFacilities({ q: name.en })).map((hit) => hit.id),
      name.en,
    ).toContain(id);
  }
  await search.close();
});
