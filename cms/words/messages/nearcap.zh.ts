/** For supervisors: what is paid ahead past three months, or near it. */
export const nearcap = {
  ahead: '{number} 先签未付，{from} 起付款',
  title: '预付三个月',
  intro: '同一个孩子在同一家机构付过、还没有托的，按月的和单次的合在一起算。这里不写孩子和家长是谁，要核实就拿预约号问机构。',
  none: '没有超过三个月的，也没有快到的。',
  answer:
    '{over, plural, =0 {没有超过三个月的} other {超过三个月的 # 笔}}，{near, plural, =0 {没有快到的} other {离三个月不到一周的 # 笔}}。',
  supervisorsOnly: '这个页面给监管人员用。',
  centre: '托育机构',
  standing: '情况',
  standing_over: '超过了',
  standing_near: '快到了',
  paidFor: '已经付的',
  fromTo: '{from}到{to}',
  until: '三个月到哪天（不含）',
  numbers: '预约号',
  paid: '付了',
  byName: '几位没有关联的家长分别订的，孩子姓名、生日相同：是不是同一个孩子，请问机构。',
};
