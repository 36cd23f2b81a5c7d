/** The Pacific, cedar and a red like the dogwood's berries, in place of pine and ginkgo; contrast is checked in a test. */
export const hues: Record<string, string> = {
  ink: '#152a3d',
  'ink-2': '#475a6d',
  'ink-3': '#596b7d',
  pine: '#17608f',
  'pine-deep': '#0f4468',
  'pine-tint': '#e2eef7',
  'pine-wash': '#f1f7fb',
  free: '#3a83b3',
  ginkgo: '#e8a04c',
  'ginkgo-tint': '#fcecd9',
  'ginkgo-wash': '#fff8ef',
  'ginkgo-ink': '#7a4308',
  plum: '#a32a3a',
  'plum-tint': '#fae9eb',
};
