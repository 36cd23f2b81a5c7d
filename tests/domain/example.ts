import type { RefundTerms } from '#domain/contract/refund-rules.ts';

/** The refund terms of the example centre. */
export const exampleTerms: RefundTerms = {
  payWithinDays: 15,
  rules: [
    { kind: 'cooling_off', code: 'F1', version: 1, source: '法释〔2025〕4号 art. 14', effectiveOn: '2025-05-01', days: 7 },
    {
      kind: 'monthly_band',
      code: 'F2',
      version: 1,
      source: '镇江市托育服务合同指引',
      effectiveOn: '2024-01-01',
      bands: [
        { upToDays: 4, percent: 80 },
        { upToDays: 'half', percent: 50 },
      ],
      otherwisePercent: 0,
    },
    { kind: 'meals_unused', code: 'F7', version: 1, source: '膳食费专款专用', effectiveOn: '2024-01-01' },
    {
      kind: 'tiered',
      code: 'T1',
      version: 1,
      source: '示例城市约定',
      effectiveOn: '2026-09-01',
      tiers: [
        { hoursBefore: 72, percent: 100 },
        { hoursBefore: 24, percent: 80 },
        { hoursBefore: 2, percent: 50 },
      ],
      otherwisePercent: 0,
    },
  ],
};
