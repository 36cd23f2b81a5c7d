/** 机构在合同之外另外退钱：先看最多能退多少，再退。 */
export const goodwill = {
  title: '另外退钱',
  intro: '合同没有要求退、机构愿意退的，在这里退。按合同该退的不用办，到时自动退。',
  none: '要给哪个孩子退，请打开孩子的预约，从那里办。',
  which: '{child}：{care}',
  stands: '家长付了 {paid}，已经退了 {back}，按合同最多还会退 {mayCome}。另外最多可以退 {most}。',
  meals: '餐费按实际用餐结算，不在这里退。',
  amount: '另外退多少（{currency}）',
  reason: '为什么退（家长会看到原话）',
  show: '看要多少钱',
  answer: '另外退 {sum}，由机构承担',
  after: '从机构已得的托育费里出，机构还剩 {kept}。按付款的原路退，马上通知家长，退了不能撤回。',
  send: '退 {sum}，并告知家长',
  sending: '正在退…',
  wrong: '没有办成：',
  done: '办好了，另外退 {sum}，已经告知家长。',
  act: '机构另外退 {amount}：{reason}',
};
