import { chooseCity } from '#cms/city/choose.ts';
import { makeFacilities } from '#cms/seed/make-facilities.ts';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import { createSpell } from '#search/text/pinyin.ts';
import { facility } from '../search/sample-city.ts';
import { scan, scanned } from '../search/scan.ts';

const QUESTIONS = 60;

/** S5: what is found by parts of Chinese names and by pinyin, against a look at every centre; and what an index costs. */
export async function recall(count: number): Promise<string> {
  const city = await chooseCity('taizhou');
  const spell = createSpell(city.readings);
  const documents = makeFacilities(city, count, 71).map(({ slug, name, address, district, township, point }) =>
    facility({ id: slug, name, address, district: district.name, township: township.name, location: point }),
  );
  global.gc?.();
  const before = process.memoryUsage().rss;
  const from = performance.now();
  const search = createEmbeddedSearch({ readings: city.readings });
  await search.swap(documents);
  const seconds = (performance.now() - from) / 1000;
  const megabytes = (process.memoryUsage().rss - before) / 1024 / 1024;

  const all = documents.map((document) => scanned(document, spell));
  let [wanted, found, wrong] = [0, 0, 0];
  for (let n = 0; n < QUESTIONS; n++) {
    const q = questionFrom(all[(n * 7919) % all.length], n);
    const right = new Set(scan(all, [q]));
    const got = (await search.allFacilities({ q })).map(({ id }) => id);
    wanted += right.size;
    found += got.filter((id) => right.has(id)).length;
    wrong += got.filter((id) => !right.has(id)).length;
  }
  await search.close();
  const figures = `recall ${(found / wanted).toFixed(4)} of ${wanted} hits, ${wrong} false, over ${QUESTIONS} questions`;
  return `${figures}; index of ${count.toLocaleString('en')} built in ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB`;
}

/** By turns a part of a Chinese text, and a name read in pinyin from some syllable on. */
function questionFrom(one: ReturnType<typeof scanned> | undefined, n: number): string {
  const run = one?.han[n % (one.han.length || 1)] ?? '';
  const tail = one?.tails[n % (one.tails.length || 1)] ?? '';
  const characters = Array.from(run);
  const at = n % Math.max(1, characters.length - 1);
  return n % 2 === 0 && characters.length > 1 ? characters.slice(at, at + 2).join('') : tail.slice(0, 12);
}
