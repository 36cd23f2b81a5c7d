/** A centre's waitlist: an order that anybody can follow, and places that are kept while a family decides. */
export const waits = {
  ofMonths: '{care}，{on}起 {months} 个月',
  ofDay: '{care}，{on} {hours}',
  ofWeeks: '{care}，每{weekdays} {hours}，{on}起 {weeks} 周',
  rule_age: '满 {from}到 {to}的孩子先',
  rule_sibling: '哥哥姐姐、弟弟妹妹已经在这里的先',
  ahead_raised: '{count} 家由园里提前',
  ahead_age: '{count} 家孩子到了优先的年龄',
  ahead_sibling: '{count} 家有兄弟姐妹在园',
  ahead_earlier: '{count} 家来得更早',
};
