/** A text as the editor sends it. */
export const text = (words: string, more: object = {}) => ({
  type: 'text',
  version: 1,
  text: words,
  format: 0,
  mode: 'normal',
  style: '',
  detail: 0,
  ...more,
});

export const block = (type: string, children: unknown, more: object = {}) => ({
  type,
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  children,
  ...more,
});
