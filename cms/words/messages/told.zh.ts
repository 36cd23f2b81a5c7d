/** Messages by e-mail and telephone. They go through other people’s servers, so they say no more of a child than they must. */
export const told = {
  booking_confirmed_subject: '订好了：{facility}',
  booking_confirmed_text: '{when}，{facility}，已付 {total}。合同、收据和接送码都在这里：{link}',
  booking_cancelled_subject: '已取消：{facility}',
  booking_cancelled_text: '{when}，{facility} 的预约已取消，退回 {refund}，原路返还。明细：{link}',
  late_payment_returned_subject: '付款已退回：{facility}',
  late_payment_returned_text: '付款到得晚了，位子已经放开，{total}原路退回。还想去可以重新订：{link}',
  counter_booking_subject: '前台为你留了位',
  counter_booking_text: '请在 {minutes} 分钟内签合同并付款：{link}',
  place_free_subject: '有位了：{who}',
  place_free_text: '有位了：{who}。{wish}。位子没有留，先订先得：{open} {end}',
  place_free_more: '{names}，还有 {more} 家',
  place_free_stop: '不用再提醒：{stop}',
  place_free_last: '提醒次数用完了，这是最后一次',
  takeover_pending_subject: '已收到认领申请：{facility}',
  takeover_pending_text:
    '{name}，你好。{brand}已收到你认领“{facility}”的申请，监管人员核对后会通知你。如果不是你申请的，请告诉我们。',
  takeover_approved_subject: '认领通过：{facility}',
  takeover_approved_text:
    '{name}，你好。“{facility}”的页面现在由你维护。请在七日内打开这个链接进入：{link} 填好班级、老师、开放时间和价格，就可以接受预约。',
  takeover_refused_subject: '认领未通过：{facility}',
  takeover_refused_text: '{name}，你好。监管人员没有通过你认领“{facility}”的申请。材料有补充的，可以重新申请。',
  sign_in_code_subject: '{brand}登录验证码',
  sign_in_code_text: '验证码 {code}，{minutes} 分钟内有效。我们不会向你要验证码。',
  new_password_subject: '重设工作人员密码',
  new_password_text: '一小时内打开这个链接重设密码',
  new_password_note: '不是你申请的，不用理会',
};
