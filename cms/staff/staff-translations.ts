/** Where the stock words of the staff surface are not ours. */
export const staffTranslations = {
  zh: {
    general: {
      dashboard: '首页',
      noLabel: '—',
      payloadSettings: '界面设置',
      locale: '文字',
      locales: '文字',
      createNew: '新建',
      createNewLabel: '新建{{label}}',
      creatingNewLabel: '新建{{label}}',
    },
    version: {
      publishChanges: '发布',
      publish: '发布',
      saveDraft: '存草稿',
      unpublish: '撤回',
      draft: '草稿',
      published: '已发布',
      changed: '已发布，有新草稿',
    },
  },
  en: {
    general: { dashboard: 'Home', noLabel: '—', payloadSettings: 'Settings', locale: 'Text', locales: 'Text' },
    version: { publishChanges: 'Publish' },
  },
};
