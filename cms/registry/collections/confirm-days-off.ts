import { confirmed } from '#cms/fields/kit.ts';

/** Ticked once somebody has been told which bookings a day off touches. */
export const confirmDaysOff = confirmed(
  '这几天有预约也要保存（保存时提示了再勾；预约不会自动取消，请通知家长）',
  'Save although these days are booked (tick when asked. No booking is cancelled. Tell the families)',
);
