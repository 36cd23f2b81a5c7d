/** What a family gets beside the price of care. */
export const support = {
  net: '算上补贴，每月约 {amount}',
  netNote: '价目每月 {fee}，孩子 {age} 个月。只减去确定能拿到的；个税要看家里交多少税。',
  monthly: '合每月 {amount}，还能领 {months} 个月。不上托育也能领。',
  upTo: '少交多少税看收入，每月最多 {most}；不用交税的家庭没有。',
  claim: '怎么办：{how}',
  no_too_old: '没有：孩子已满 {months} 个月。',
  no_not_yet: '没有：还没有开始发。',
  no_over: '没有：已经停发。',
  no_none_published: '没有：本市还没有公布。',
  row: '算上补贴（每月）',
};
