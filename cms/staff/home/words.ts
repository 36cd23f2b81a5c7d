import type { Lang } from '#domain/language/lang.ts';

const zh = {
  centre: {
    come: (n: number) => (n === 0 ? '今天没有通过平台预约的孩子' : `今天来 ${n} 个孩子`),
    arrived: (here: number, left: number) => `已到 ${here} 个，已接走 ${left} 个`,
    roster: '看名单',
    holds: (n: number) => `${n} 家留了位，还没付款`,
    holdsNote: '到时没有签合同、付款，位子自动放开',
    bookings: '看预约',
    papers: (n: number) => `${n} 位职工的证件 30 天内到期`,
    staff: '看职工',
    book: '替家长订',
    bookNote: '家长在前台，用他们自己的手机签合同、付款',
    counter: '前台代订',
    week: '看本周占用',
    weekNote: '每个班每天最满的时候',
  },
  guidance: {
    review: (n: number) => (n === 0 ? '没有待审的稿子' : `${n} 篇待审`),
    open: '审稿',
    queue: '待审的稿子',
    all: '看全部',
    writing: (n: number) => (n === 0 ? '你没有在写的稿子' : `你有 ${n} 篇在写`),
    waiting: (n: number) => `${n} 篇已送审，等审核人发布`,
    write: '写一篇',
    writeTitle: '新写一篇育儿指导',
    mine: '接着写',
  },
  oversight: {
    centres: (n: number) => `你的辖区有 ${n} 家机构`,
    allCentres: '看机构',
    standing: (n: number) => (n === 0 ? '资质都有效' : `${n} 家机构的资质不是“有效”`),
    standingNote: '资质无效或停业的机构，家长搜不到可订的位子',
    look: '去看',
    takeovers: (n: number) => `${n} 份认领待核`,
    doubts: (n: number) => `${n} 处登记簿疑问待定`,
    decide: '去核对',
  },
  jobs: {
    failed: (n: number) => `${n} 件后台任务没做成`,
    failedNote: '试了多次都不成。仍要做的，一天后自动再试；原因写在每件的记录里',
    look: '看原因',
  },
  searchAway: ({ since, why }: { since: string; why: string }) =>
    `搜索引擎从 ${since} 起联系不上，现在由备用索引回答，家长照常能搜。恢复后会自动核对、补齐。原因：${why}`,
  everything: '全部栏目',
};

const en: typeof zh = {
  centre: {
    come: (n) => (n === 0 ? 'Nobody comes through the portal today' : `${n} ${n === 1 ? 'child comes' : 'children come'} today`),
    arrived: (here, left) => `${here} here, ${left} picked up`,
    roster: 'See the roster',
    holds: (n) => `${n} ${n === 1 ? 'family holds' : 'families hold'} places and ${n === 1 ? 'has' : 'have'} yet to pay`,
    holdsNote: 'Places that are not signed and paid for in time are free again by themselves',
    bookings: 'See bookings',
    papers: (n) => `Papers of ${n} staff expire within 30 days`,
    staff: 'See staff',
    book: 'Book for a family',
    bookNote: 'The family at the counter signs and pays on its own phone',
    counter: 'Book at the counter',
    week: 'See the week',
    weekNote: 'Each class at its fullest, day by day',
  },
  guidance: {
    review: (n) => (n === 0 ? 'Nothing waits for review' : `${n} to review`),
    open: 'Review',
    queue: 'Waiting for review',
    all: 'See all',
    writing: (n) => (n === 0 ? 'You are writing nothing' : `You are writing ${n}`),
    waiting: (n) => `${n} in review, for a reviewer to publish`,
    write: 'Write',
    writeTitle: 'A new article',
    mine: 'Go on writing',
  },
  oversight: {
    centres: (n) => `${n} ${n === 1 ? 'centre' : 'centres'} in your territory`,
    allCentres: 'See centres',
    standing: (n) =>
      n === 0 ? 'Every credential is valid' : `${n} ${n === 1 ? 'centre has' : 'centres have'} no valid credential`,
    standingNote: 'A centre without one, or paused, offers families no places',
    look: 'Look',
    takeovers: (n) => `${n} take-over ${n === 1 ? 'request' : 'requests'} to check`,
    doubts: (n) => `${n} register ${n === 1 ? 'doubt' : 'doubts'} to settle`,
    decide: 'Decide',
  },
  jobs: {
    failed: (n) => `${n} background ${n === 1 ? 'job has' : 'jobs have'} failed`,
    failedNote: 'All tries are used up. What is still due is tried anew after a day; each job’s log gives the reason',
    look: 'See why',
  },
  searchAway: ({ since, why }) =>
    `The search engine has not answered since ${since}. A spare index answers, and families can search as before; it is compared and mended by itself when it is back. Reason: ${why}`,
  everything: 'Everything',
};

export type HomeWords = typeof zh;
export const homeWords = (lang: Lang): HomeWords => (lang === 'en' ? en : zh);
