/** Messages by e-mail and telephone. They go through other people’s servers, so they say no more of a child than they must. */
export const told = {
  booking_confirmed_subject: '订好了：{facility}',
  booking_confirmed_text: '{when}，{facility}，已付 {total}。合同、收据和接送码都在这里：{link}',
  booking_cancelled_subject: '已取消：{facility}',
  booking_cancelled_text: '{when}，{facility} 的预约已取消，退回 {refund}，原路返还。明细：{link}',
  refund_asked_subject: '已取消，先问园方考勤：{facility}',
  refund_asked_text:
    '{when}，{facility} 的预约已取消。有几天园方没有登记考勤，请园方在 {until}前答复；不答复就按没去算，退 {refund}，都去了退 {least}。退款在这之后，原路返还。明细：{link}',
  refund_settled_subject: '退款：{facility}',
  refund_settled_text: '{when}，{facility} 的预约取消后，按考勤退回 {refund}，原路返还。明细：{link}',
  refund_part_given_subject: '退款：{facility}',
  refund_part_given_text:
    '{when}，{facility} 的预约已取消，应退 {refund}，其中 {covered} 已由支付渠道退给你，还要退 {rest}，原路返还。明细：{link}',
  refund_disputed_subject: '退款要等争议结果：{facility}',
  refund_disputed_text:
    '{when}，{facility} 的预约已取消，应退 {refund}。付款人就这笔付款向银行提出了争议，等有了结果再退还没到手的部分。明细：{link}',
  refund_unclear_subject: '退款在核对：{facility}',
  refund_unclear_text:
    '{when}，{facility} 的预约已取消，应退 {refund}。支付渠道另外退过一笔外币，我们核对清楚后再退余下的。明细：{link}',
  late_payment_returned_subject: '付款已退回：{facility}',
  late_payment_returned_text: '付款到得晚了，位子已经放开，{refund}原路退回。还想去可以重新订：{link}',
  sold_meanwhile_returned_subject: '付款已退回：{facility}',
  sold_meanwhile_returned_text:
    '你按时付了款，但支付渠道的消息来得晚，位子这时已经被别人订走，{refund}原路退回，实在抱歉。看看别的时间：{link}',
  centre_stopped_returned_subject: '付款已退回：{facility}',
  centre_stopped_returned_text: '{facility} 现在不能接受预约，{refund}原路退回。明细：{link}',
  other_amount_returned_subject: '付款已退回：{facility}',
  other_amount_returned_text: '收到的 {refund} 和应付的 {total} 不一样，已原路退回。请重新付款：{link}',
  paid_already_returned_subject: '重复付款已退回：{facility}',
  paid_already_returned_text: '这个预约已经付过款，多付的 {refund}原路退回，预约不变。明细：{link}',
  counter_booking_subject: '前台为你留了位',
  counter_booking_text: '请在 {minutes} 分钟内签合同并付款：{link}',
  place_free_subject: '有位了：{who}',
  place_free_text: '有位了：{who}。{wish}。位子没有留，先订先得：{open} {end}',
  place_free_more: '{names}，还有 {more} 家',
  place_free_stop: '不用再提醒：{stop}',
  place_free_last: '提醒次数用完了，这是最后一次',
  takeover_pending_subject: '已收到认领申请：{facility}',
  takeover_pending_text: '{brand}已收到你认领“{facility}”的申请，监管人员核对后会通知你。如果不是你申请的，请告诉我们。',
  takeover_approved_subject: '认领通过：{facility}',
  takeover_approved_text:
    '你好。“{facility}”的页面现在由你维护。请在七日内打开这个链接进入：{link} 填好班级、老师、开放时间和价格，就可以接受预约。',
  takeover_refused_subject: '认领未通过：{facility}',
  takeover_refused_text: '你好。监管人员没有通过你认领“{facility}”的申请。材料有补充的，可以重新申请。',
  sign_in_code_subject: '{brand}登录验证码',
  sign_in_code_text: '验证码 {code}，{minutes} 分钟内有效。我们不会向你要验证码。',
  check_in_while_stopped_subject: '停业或资质暂停期间有孩子入园：{facility}',
  check_in_while_stopped_text:
    '{facility}眼下停业，或者资质暂停、过期，{date} 仍有孩子到园，已照常登记。请尽快核实，并和家长联系：{link}',
  takeover_code_subject: '{brand}认领机构验证码',
  takeover_code_text:
    '有人用这个邮箱申请认领一家托育机构。是你的话，验证码 {code}，{minutes} 分钟内有效；不是你，不用理会。我们不会向你要验证码。',
  new_password_subject: '重设工作人员密码',
  new_password_text: '一小时内打开这个链接重设密码',
  new_password_note: '不是你申请的，不用理会',
  contact_changed_subject: '{brand}账号换了手机号或邮箱',
  contact_changed_text: '你的账号已改用 {contact}，这里不再能登录。不是你改的，请马上打 {helpline}。',
};
