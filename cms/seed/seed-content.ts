import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '#cms/portal/portal.ts';
import { TEXT_KINDS, TOPICS, type Topic } from '#domain/guidance/publishing.ts';
import type { Seal } from '#domain/guidance/seal.ts';
import { type InEveryLanguage, inEveryLanguage, LANGS, type Lang } from '#domain/language/lang.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { parseFrontMatter } from './front-matter.ts';
import { richTextOf } from './rich-text.ts';

const folderOf = (code: string) => join(process.cwd(), 'cms/city', code);

type Id = (...words: (string | number)[]) => string;
type Front = ReturnType<typeof parseFrontMatter>;

type Seeding = Pick<Portal, 'activities' | 'articles' | 'city' | 'organisers' | 'policies'>;
type About = { id: Id; today: CivilDate; organiser?: string };

/** The pack's guidance, policies and activities: both languages of each, published. */
export async function seedContent(portal: Seeding, about: About): Promise<number> {
  const { id } = about;
  const { articles, city, policies } = portal;
  const folder = folderOf(city.code);
  const guidance = readPairs(join(folder, 'guidance'));
  // A course comes after its lessons.
  const isCourse = ([, texts]: (typeof guidance)[number]) => texts[LANGS[0]].data.kind === 'course';
  for (const [slug, texts] of [...guidance.filter((one) => !isCourse(one)), ...guidance.filter(isCourse)]) {
    const lessons = [texts[LANGS[0]].data.lessons ?? []].flat().map((lesson) => id('article', lesson));
    const same = { id: id('article', slug), slug, ...figuresOf(texts[LANGS[0]]), lessons };
    await articles.addPublished({ same, words: wordsOf(texts, ['title', 'summary', 'author']), seal: sealOf(texts[LANGS[0]]) });
  }
  const decided = readPairs(join(folder, 'policy'));
  for (const [slug, texts] of decided) {
    const same = { id: id('policy', slug), slug };
    await policies.addPublished({ same, words: wordsOf(texts, ['title', 'summary', 'number', 'issuer', 'issuedOn']) });
  }
  return guidance.length + decided.length + (await seedActivities(portal, folder, about));
}

async function seedActivities({ activities, city }: Seeding, folder: string, { id, today, organiser }: About): Promise<number> {
  const samples = JSON.parse(readFileSync(join(folder, 'activities.json'), 'utf8')) as SampleActivity[];
  for (const { dayOffset, township, free, title, summary, place, bySociety, ...rest } of samples) {
    const townshipCode = city.areas.find((area) => area.name.zh === township)?.code;
    const whose = bySociety && organiser ? { organiser, approved: true } : {};
    const when = { date: addDays(today, dayOffset), townshipCode, fee: free ? 0 : 1000 };
    const same = { id: id('activity', rest.slug), ...rest, ...when, ...whose };
    const words = inEveryLanguage((lang) => ({ title: title[lang], summary: summary[lang], place: place[lang] }));
    await activities.add({ same, words });
  }
  return samples.length;
}

/** A society that the sample city has approved, which holds those activities that say so. */
export async function seedOrganiser(
  { city, organisers }: Seeding,
  { id, today }: Omit<About, 'organiser'>,
): Promise<string | undefined> {
  const samples = JSON.parse(readFileSync(join(folderOf(city.code), 'activities.json'), 'utf8')) as SampleActivity[];
  const its = samples.find(({ bySociety }) => bySociety)?.township;
  const territory = city.areas.find((area) => area.name.zh === its)?.parent;
  if (!territory) return undefined;
  const organiser = id('organiser', 'sample');
  await organisers.add({
    ...{ id: organiser, kind: 'society', registration: 'SAMPLE-SOCIETY-001', territory, until: addDays(today, 365) },
    name: { zh: '亲子陪伴协会（示例）', en: 'Parenting Companions (sample)' },
  });
  return organiser;
}

interface SampleActivity {
  slug: string;
  title: InEveryLanguage;
  summary: InEveryLanguage;
  place: InEveryLanguage;
  township: string;
  topic: Topic;
  fromMonth: number;
  toMonth: number;
  dayOffset: number;
  from: string;
  to: string;
  capacity: number;
  free: boolean;
  /** Held by the sample society. */
  bySociety?: boolean;
}

function readPairs(folder: string): [string, Record<Lang, Front>][] {
  const slugs = readdirSync(folder).flatMap((name) => (name.endsWith(`.${LANGS[0]}.md`) ? [name.slice(0, -6)] : []));
  return slugs.sort().map((slug) => {
    return [slug, inEveryLanguage((lang) => parseFrontMatter(readFileSync(join(folder, `${slug}.${lang}.md`), 'utf8')))];
  });
}

/** What stands in the front matter under these names, with the text as the editor keeps it. */
function wordsOf(texts: Record<Lang, Front>, names: readonly string[]) {
  const of = ({ data, body }: Front) => ({
    ...Object.fromEntries(names.flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name]]] : []))),
    body: richTextOf(body),
    sources: Array.isArray(data.sources) ? data.sources.join('\n') : '',
    ...(Array.isArray(data.film) ? { film: data.film.join('\n') } : {}),
  });
  return inEveryLanguage((lang) => of(texts[lang]));
}

/** None while a review is still to come. */
const saidOf = (value: Front['data'][string] | undefined) => (typeof value === 'string' ? value : '');

const sealOf = ({ data }: Front): Seal => ({
  review: 'reviewed',
  reviewer: saidOf(data.reviewer),
  reviewedOn: saidOf(data.reviewedOn),
  nextReviewOn: saidOf(data.nextReviewOn),
  localReview: data.localReview === 'done',
});

function figuresOf({ data }: Front) {
  return {
    topic: TOPICS.find((topic) => topic === data.topic),
    kind: TEXT_KINDS.find((kind) => kind === data.kind) ?? ('article' as const),
    fromMonth: Number(data.fromMonth),
    toMonth: Number(data.toMonth),
    minutes: Number(data.minutes),
    signs: Array.isArray(data.signs) ? data.signs.join('\n') : '',
  };
}
