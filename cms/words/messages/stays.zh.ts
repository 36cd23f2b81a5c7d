/** Stays by the hour made longer or shorter on the spot, and late pick-ups. */
export const stays = {
  title: '延时和晚接',
  link: '延时、晚接',
  answer: '{late} 次晚接要定，{here} 个按时间托的孩子在',
  intro: '延时要家长付了才算数：点了以后位子先留着，家长会收到付款的消息。晚接费只按合同算，收之前看清楚怎么算的，可以免收。',
  pending: '要延到 {to}，等家长付 {amount}，位子留到 {held}。',
  charge: '收 {amount}',
  waive: '免收',
  reason: '为什么免收（家长看得到）',
  toRoster: '看这天的名单',
};
