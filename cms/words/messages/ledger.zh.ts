/** What families have prepaid a centre, on any day. */
export const ledger = {
  title: '预收款',
  titleOn: '预收款，截至',
  before: '前一天',
  after: '后一天',
  date: '日期',
  show: '查看',
  backToToday: '回到今天',
  answer: '预收的还剩 {total}：家长付了、托育还没提供的，加上待退的。',
  item: '项目',
  prepaid: '预收',
  earned: '已提供',
  total: '合计',
  meaning:
    '一天托育结束，当天的那一份就从预收转为已提供：按月的托育费平均分到订下的每一天；餐费到园才算，没到的留在预收里。到园情况补记或者撤销，餐费跟着改。',
};
