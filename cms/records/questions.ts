import type { Where } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DOMAINS } from '#domain/guidance/publishing.ts';
import type { QuestionState } from '#domain/guidance/question.ts';
import { type InEveryLanguage, LANGS, type Lang, langOf } from '#domain/language/lang.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { countSeenBy } from './count-seen-by.ts';
import type { Kept } from './kept.ts';
import type { Question as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

export interface Question {
  id: string;
  /** Of the family; nobody any more where the account was closed. */
  guardianId?: string;
  topic: (typeof DOMAINS)[number];
  month: number;
  text: string;
  publishable: boolean;
  lang: Lang;
  receivedAt: Instant;
  state: QuestionState;
  reply: string;
  answeredAt?: Instant;
}

/** What everybody may read: in the expert's words, without whose it was. */
export interface PublicQuestion {
  id: string;
  topic: (typeof DOMAINS)[number];
  month: number;
  question: string;
  answer: string;
  answeredAt?: Instant;
}

/** What an expert says to the family, and, in words of its own, to everybody. */
interface Answered {
  reply: string;
  published?: { question: InEveryLanguage; answer: InEveryLanguage };
}

export interface Questions {
  get(id: string): Promise<Question>;
  findSent(formKey: string, unit: Unit): Promise<Question | undefined>;
  add(question: Omit<Question, 'id' | 'state' | 'reply' | 'answeredAt'> & { formKey: string }, unit: Unit): Promise<Question>;
  /** In the name of the expert who is signed in to this unit: the rules of an answer are kept as in its form. */
  answer(id: string, said: Answered, unit: Unit): Promise<void>;
  /** A family's own, the newest first. */
  listOf(guardianId: string): Promise<Question[]>;
  /** What everybody may read, a page at a time, what was answered last first; with words, what has one of them. */
  listPublic(lang: Lang, asked: { limit: number; page?: number; words?: readonly string[] }): Promise<PublicQuestion[]>;
  countPublic(): Promise<number>;
  /** How long those took that were answered last, in milliseconds. */
  lastWaits(most: number): Promise<number[]>;
  /** How many nobody has answered, and so many of them, the longest first, without whose they are. */
  listWaiting(most: number): Promise<{ count: number; shown: Pick<Question, 'id' | 'text' | 'month' | 'receivedAt'>[] }>;
  countWaiting(user: StaffUser): Promise<number>;
  /** When each was received and answered, of the whole city, without what was asked. */
  listTimes(): Promise<Pick<Question, 'topic' | 'receivedAt' | 'answeredAt'>[]>;
}

export function createQuestions({ payload }: Kept): Questions {
  const collection = 'questions';
  const asked = { collection, depth: 0, pagination: false } as const;
  return {
    get: async (id) => toQuestion(await payload.findByID({ collection, id, depth: 0 })),
    findSent: async (formKey, req) => {
      const [row] = (await payload.find({ ...asked, where: { formKey: { equals: formKey } }, limit: 1, req })).docs;
      return row && toQuestion(row);
    },
    add: async ({ guardianId, ...question }, req) =>
      toQuestion(
        await payload.create({ collection, depth: 0, data: { ...question, guardian: guardianId, state: 'received' }, req }),
      ),
    answer: async (id, { reply, published }, req) => {
      const said = { collection, id, depth: 0, req } as const;
      await payload.update({ ...said, data: { state: 'answered', reply } });
      if (!published) return;
      for (const lang of LANGS) {
        const data = { publicQuestion: published.question[lang], publicAnswer: published.answer[lang] };
        await payload.update({ ...said, locale: lang, data: { ...data, published: true } });
      }
    },
    listOf: async (guardianId) => {
      const where = { guardian: { equals: guardianId } };
      return (await payload.find({ ...asked, where, sort: '-receivedAt', limit: 0 })).docs.map(toQuestion);
    },
    listPublic: async (lang, { limit, page = 1, words }) => {
      const said = (words ?? []).flatMap((like): Where[] => [{ publicQuestion: { like } }, { publicAnswer: { like } }]);
      const where: Where = { and: [{ published: { equals: true } }, ...(words ? [{ or: said }] : [])] };
      const part = { locale: lang, sort: ['-answeredAt', 'id'], limit, page };
      const { docs } = await payload.find({ ...{ collection, depth: 0, where }, ...part });
      return docs.flatMap(({ id, topic, month, publicQuestion, publicAnswer, answeredAt }) =>
        publicQuestion && publicAnswer
          ? [{ id, topic, month, question: publicQuestion, answer: publicAnswer, answeredAt: answeredAt ?? undefined }]
          : [],
      );
    },
    countPublic: async () => (await payload.count({ collection, where: { published: { equals: true } } })).totalDocs,
    lastWaits: async (limit) => {
      const where = { state: { equals: 'answered' } };
      const { docs } = await payload.find({ ...asked, where, sort: '-answeredAt', limit });
      return docs.map(({ answeredAt, receivedAt }) => Date.parse(answeredAt ?? receivedAt) - Date.parse(receivedAt));
    },
    listWaiting: async (limit) => {
      const where = { state: { equals: 'received' } };
      const { docs, totalDocs } = await payload.find({ collection, depth: 0, where, sort: 'receivedAt', limit });
      return { count: totalDocs, shown: docs.map(({ id, text, month, receivedAt }) => ({ id, text, month, receivedAt })) };
    },
    listTimes: async () => {
      const select = { topic: true, receivedAt: true, answeredAt: true } as const;
      const { docs } = await payload.find({ ...asked, select, limit: 0 });
      return docs.map(({ topic, receivedAt, answeredAt }) => ({ topic, receivedAt, answeredAt: answeredAt ?? undefined }));
    },
    countWaiting: (user) => countSeenBy(payload, user, { collection, where: { state: { equals: 'received' } } }),
  };
}

function toQuestion({ guardian, lang, reply, answeredAt, publishable, ...rest }: Row): Question {
  const { id, topic, month, text, receivedAt, state } = rest;
  return {
    ...{ id, topic, month, text, receivedAt, state },
    guardianId: guardian ? idOf(guardian) : undefined,
    lang: langOf(lang),
    publishable: publishable ?? false,
    reply: reply ?? '',
    answeredAt: answeredAt ?? undefined,
  };
}
