/** Whether the portal works, for whoever finds that something does not. */
export const health = {
  title: '网站运行状况',
  description: '现在能不能查找、预约、付款，{city}。',
  allWell: '现在一切正常。',
  some: '现在有的地方不正常。',
  someHelp: '已经订好的不受影响。请过几分钟再试；急着要办，可以直接给机构打电话，或打 {helpline}。',
  part_database: '预约、签合同、付款、登录',
  part_search: '查找机构',
  part_jobs: '消息、提醒和退款',
  works: '正常',
  trouble: '有问题',
  trouble_database: '暂时办不了。页面还能看，看到的可能是稍早的样子。',
  trouble_search: '可能慢，或者找不全。',
  trouble_jobs: '可能到得晚，不会少。',
  asOf: '{time} 查的。刷新这一页就再查一次。',
};
