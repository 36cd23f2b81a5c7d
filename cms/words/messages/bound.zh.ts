/** By what the number of children in a class is bound, and where somebody is missing: for the centre's own people. */
export const bound = {
  none: '没有老师当班，收不了孩子',
  staff_ratio: '能收 {capacity} 个：{staff} 位老师，每位 {per} 个',
  nap_ratio: '能收 {capacity} 个：午睡时有 {watching} 位老师看两个班，两个班的孩子合起来算',
  class_size: '班额 {capacity} 个',
  places: '机构设的托位 {capacity} 个',
  standard_size: '这个月龄的班额标准 {capacity} 个',
  filed_places: '备案托位里这个班的一份，{capacity} 个',
  city_limit: '全园收托上限里这个班的一份，{capacity} 个',
  public_part: '给附近家庭的名额 {capacity} 个',
  employee_part: '给职工的名额 {capacity} 个',
  withSource: '{bound}（{source}）',
  gap_broken: '{hours} 超了：{children} 个孩子，{staff, plural, =0 {没有老师} other {只有 {staff} 位老师}}，最多 {capacity} 个',
  gap_unsold: '{hours} 缺第 {next} 位老师，{unsold} 个托位不能卖',
};
