/** Pages that stand in for one that is not there or that failed. */
export const trouble = {
  missingTitle: '没有这一页',
  missing: '地址可能打错了，也可能内容已经撤下。',
  searchLabel: '找托育：地点或机构名',
  search: '找',
  elsewhere: '或者从这里走',
  home: '首页',
  busyTitle: '此刻人太多了',
  busy: '很多人同时在办同一件事，没能及时轮到你。没有改动任何东西，请返回，过几秒再试。',
  oftenTitle: '太频繁了',
  often: '这一分钟里从这里提交得太多，这一次没有办理。请返回，过一分钟再试。',
  failedTitle: '这一页没有打开',
  failed: '是我们这边出的错，已经记下来了。',
  failedNext: '刚才如果在订位或付款，先到“我的”里看一眼，成了没有那里最准。没有的话，等一分钟再试。',
  failedCall: '再试还不行，打{helpline}。',
};
