/** What forms of the staff say in the browser itself. */
export const editor = {
  publish: '发布',
  send: '送审',
  sent: '已送审',
  waiting: '等审核人发布',
  why_only_a_reviewer_publishes: '由审核人发布',
  why_own_work: '自己写的稿子要由别人发布',
  why_not_in_review: '还没有送审',
  why_needs_both_languages: '中英文都要写好',
  why_needs_sources: '请写明依据',
  notJson: '这不是有效的 JSON，还没有存下',
};
