/** Going on after care by the month. */
export const renewal = {
  title: '接着托',
  ends: '这份合同到 {to} 为止，接着托从 {from} 开始。',
  go: '续 {months} 个月，看合同',
  later: '已经预付满三个月，{day} 起可以续。',
  full: '已经预付满三个月，过些日子再续。',
  cap: '预付的加上续的，一共不超过三个月；续的是一份新合同，重新签。',
};
