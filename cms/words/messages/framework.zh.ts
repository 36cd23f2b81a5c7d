/** Framework contracts for single stays, and the annexes that hang on them. */
export const framework = {
  ends_ended: '你已经终止了上次签的框架合同，所以这次重新签一份。',
  ends_over: '上次签的框架合同有效到 {date}，管不到这次，所以重新签一份。',
  ends_centre_stopped: '签框架合同以后这家机构停过托，所以请重新看一遍，再签一份。',
  ends_other_parties: '你、孩子或者机构的登记信息和框架合同上写的不一样了，所以这次重新签一份。',
  ends_other_care: '框架合同签的是另一种托育，所以这次另签一份。',
  ends_other_template: '合同条款有了新的版本，和你签过的不一样，所以请看过再签一份。',
  ends_other_rules: '退费规则和你签过的框架合同不一样了，所以请看过再签一份。',
  ends_other_prices: '收费项目或者价格和你签过的框架合同不一样，所以请看过再签一份。',
};
