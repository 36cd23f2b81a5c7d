import type { Portal } from '#cms/portal/portal.ts';
import type { Activity } from '#cms/records/payload-types.ts';

let made = 0;

/** A class of a test's own, for babies of half a year to a year, a good two weeks from the tests' day. */
export async function newActivity(portal: Portal, over: Partial<Activity> = {}): Promise<Activity> {
  const n = ++made;
  const words = { title: `第 ${n} 课`, summary: '一起做一碗辅食', place: '城中街道社区（示例）' };
  const data = {
    ...{ slug: `class-${n}`, date: '2026-12-09', from: '09:30', to: '10:30', fromMonth: 6, toMonth: 12, capacity: 2, fee: 0 },
    ...words,
    ...over,
  };
  return portal.payload.create({ collection: 'activities', locale: 'zh', depth: 0, data: data as never });
}
