/** Days of which a centre is asked who came, because a refund hangs on them. */
export const asked = {
  title: '请补记考勤',
  intro: '家长取消了预约，退多少要看孩子来了几天，名单上这几天没有登记。请勾选来过的日子；没勾的按没来算。交了以后马上退款。',
  none: '没有要补记的。',
  until: '{until}前答复；不答复，没登记的日子按没来算，退 {most}',
  range: '全都来了退 {least}，都没来退 {most}',
  days: '来过的日子',
  send: '交答复，退款',
  toRoster: '也可以在当天的名单上补记',
  onRoster: '已取消，请补记这一天来没来',
  home: '{count} 件退款在等你们补记考勤',
  homeNote: '过了期限没答复，没登记的日子按没来算',
  open: '去补记',
};
