const zh = {
  status: '状态',
  when: '时间',
  class: '班级',
  child: '孩子',
  guardian: '家长',
  pickups: '谁可以接',
  code: '接送码',
  money: '收费',
  total: '合计',
  heldUntil: '留位到',
  atCounter: '前台代订',
  history: '经过',
  logged: '看过这份预约，会记入日志。',
};

const en: typeof zh = {
  status: 'Status',
  when: 'When',
  class: 'Class',
  child: 'Child',
  guardian: 'Guardian',
  pickups: 'Who may collect',
  code: 'Pick-up code',
  money: 'Charges',
  total: 'Total',
  heldUntil: 'Held until',
  atCounter: 'Booked at the counter',
  history: 'History',
  logged: 'That you looked at this booking is logged.',
};

export const bookingPageWords = (lang: string) => (lang === 'en' ? en : zh);
