import { idOf } from '#cms/fields/relations.ts';
import type { Article } from '#cms/records/payload-types.ts';

/** Where a text stands in a course. */
export interface LessonPlace {
  course: Article;
  /** Counted from 1. */
  at: number;
  count: number;
  before?: Article;
  next?: Article;
}

/** What a course consists of, in its order: lessons that are public. */
export function lessonsOf({ kind, lessons }: Article, all: readonly Article[]): Article[] {
  if (kind !== 'course') return [];
  const byId = new Map(all.map((one) => [one.id, one]));
  return (lessons ?? []).flatMap((lesson) => byId.get(idOf(lesson) ?? '') ?? []);
}

/** The courses that a text is a lesson of, and where it stands in each. */
export function coursesOf({ id }: Article, all: readonly Article[]): LessonPlace[] {
  return all.flatMap((course) => {
    const lessons = lessonsOf(course, all);
    const at = lessons.findIndex((lesson) => lesson.id === id);
    return at < 0 ? [] : [{ course, at: at + 1, count: lessons.length, before: lessons[at - 1], next: lessons[at + 1] }];
  });
}
