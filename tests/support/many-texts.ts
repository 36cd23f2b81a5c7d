import type { StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { DOMAINS } from '#domain/guidance/publishing.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { TODAY } from './demo-portal.ts';

const AT = '2026-11-01T00:00:00.000Z';
const words = { zh: '很多篇里的一篇', en: 'One of many' };
const body = { root: { type: 'root', children: [], direction: null, format: '', indent: 0, version: 1 } };

/** Texts of every topic, age and kind, and activities of the year ahead, a third of which have begun. */
export async function addTexts(
  { bulk, city }: Pick<Portal, 'bulk' | 'city'>,
  [from, to]: readonly [number, number],
): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, n) => from + n);
  const townships = city.areas.filter(({ level }) => level === 'township');
  await bulk.insert(
    'articles',
    numbers.map((n) => ({
      ...{ id: bulk.idFor('many', n), slug: `many-${n}`, title: words, summary: words, body: { zh: body, en: body } },
      ...{ topic: DOMAINS[n % DOMAINS.length], kind: n % 7 ? 'article' : 'checklist', author: words, minutes: 3 },
      ...{ fromMonth: n % 30, toMonth: (n % 30) + 6, _status: 'published', review: 'reviewed', createdAt: AT, updatedAt: AT },
    })),
  );
  await bulk.insert(
    'activities',
    numbers.map((n) => ({
      ...{ id: bulk.idFor('many-met', n), slug: `met-${n}`, title: words, summary: words, place: words },
      ...(n % 3
        ? { date: addDays(TODAY, n % 300), lastDate: addDays(TODAY, n % 300), weeks: 1 }
        : { date: addDays(TODAY, -7), lastDate: addDays(TODAY, 14), weeks: 4 }),
      ...{ from: '17:30', to: '18:30' },
      ...{ fromMonth: 0, toMonth: 36, fee: 0, townshipCode: townships[n % townships.length]?.code, createdAt: AT, updatedAt: AT },
    })),
  );
}

/** Of each ten texts one is planned, one went back, one waits for a reviewer, one is written, the others are to be looked at again. */
export async function addDue(
  { bulk, payload }: Pick<Portal, 'bulk' | 'payload'>,
  staff: { author: StaffUser; reviewer: StaffUser; nurse: StaffUser },
  [from, to]: readonly [number, number],
): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, n) => from + n);
  const writers = [staff.author.id, staff.reviewer.id];
  const rows = numbers.map((n) => {
    const stage = ['reviewed', 'writing', 'in_review', 'writing'][n % 10] ?? 'reviewed';
    return {
      ...{
        id: bulk.idFor('due', n),
        slug: `due-${n}`,
        title: words,
        summary: words,
        body: { zh: body, en: body },
        author: words,
      },
      ...{ topic: DOMAINS[n % DOMAINS.length], kind: 'article', minutes: 3, fromMonth: n % 30, toMonth: (n % 30) + 6 },
      ...{ _status: n % 10 < 4 ? 'draft' : 'published', review: stage, writtenBy: writers[n % 2] },
      ...{ nextReviewOn: addDays(TODAY, (n % 60) - 40), createdAt: AT, updatedAt: AT },
    };
  });
  await bulk.insert('articles', rows);
  const drafts = rows.filter(({ _status }) => _status === 'draft');
  for (const { id, ...versionData } of drafts)
    await payload.db.createVersion({
      ...{ collectionSlug: 'articles', parent: id, versionData: versionData as never, autosave: false },
      ...{ createdAt: AT, updatedAt: AT },
    });
  await bulk.insert(
    'article-plans',
    drafts
      .filter(({ review }) => review === 'reviewed')
      .map(({ id: article }, n) => ({
        ...{ id: bulk.idFor('due-plan', from, n), article, kind: 'publication', state: n % 4 ? 'open' : 'stopped' },
        ...{ dueAt: `${addDays(TODAY, (n % 9) - 4)}T00:00:00.000Z`, by: writers[n % 2], at: AT, version: 'a', writers: [] },
      })),
  );
  await bulk.insert(
    'review-comments',
    rows
      .filter((_, n) => (from + n) % 10 === 1)
      .map(({ id: article }, n) => ({
        ...{ id: bulk.idFor('due-back', from, n), article, kind: 'return', text: '请改', by: staff.reviewer.id, at: AT },
      })),
  );
  await bulk.insert(
    'questions',
    numbers.map((n) => ({
      ...{ id: bulk.idFor('due-asked', n), topic: DOMAINS[n % DOMAINS.length], month: n % 30, text: '问一问', lang: 'zh' },
      ...{ formKey: `due-form-${n}-0000000000`, receivedAt: AT, publishable: true, reply: '' },
      ...(n % 2
        ? { state: 'received', published: false }
        : { state: 'answered', published: true, answeredAt: AT, publicQuestion: words, publicAnswer: words }),
    })),
  );
  await bulk.insert(
    'home-visits',
    numbers.map((n) => ({
      ...{ id: bulk.idFor('due-visit', n), formKey: `due-visit-${n}-0000000000`, bornOn: TODAY, districtCode: '321202' },
      ...{ townshipCode: staff.nurse.territory, address: '3 幢', wished: [], lang: 'zh', askedAt: AT, consentAt: AT },
      ...{ state: n % 3 ? 'asked' : 'done', changes: 0 },
    })),
  );
}
