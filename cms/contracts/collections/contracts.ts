import { logRead } from '#cms/fields/hooks/log-read.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { contractSnapshot, paperSeal, signingEvidence } from '#cms/records/shapes/contract.ts';

export const Contracts = record(
  'contracts',
  { zh: '合同', en: ['Contract', 'Contracts'] },
  ['number', 'booking', 'version', 'signedAt', 'frameworkUntil', 'framework', 'facility'],
  [
    {
      name: 'paper',
      type: 'ui',
      admin: { components: { Field: '/contracts/admin/ContractPapers.tsx#ContractPaper' }, disableListColumn: true },
    },
    text('number', { zh: '编号', en: 'Number' }, unique),
    booking,
    guardianField,
    number('version', { zh: '版本', en: 'Version' }, { required: true }),
    json('snapshot', { zh: '存证', en: 'Snapshot' }, { schema: contractSnapshot }),
    json('evidence', { zh: '签署记录', en: 'Record of signing' }, { schema: signingEvidence }),
    text('snapshotHash', { zh: '存证摘要', en: 'Snapshot hash' }, { required: true, index: true }),
    text('sha256', { zh: 'PDF 摘要', en: 'PDF hash' }, { required: true, index: true }),
    text('bareHash', { zh: '盖章前的 PDF 摘要', en: 'PDF hash before the seal' }, { required: true, index: true }),
    json('seal', { zh: '电子章', en: 'Seal' }, { schema: paperSeal }),
    text('file', { zh: '文件', en: 'File' }, { required: true }),
    {
      name: 'framework',
      type: 'relationship',
      relationTo: 'contracts',
      index: true,
      label: { zh: '所属框架合同', en: 'Framework contract' },
    },
    number('annexOrder', { zh: '第几号附件', en: 'Annex no.' }),
    text('frameworkUntil', { zh: '框架有效至', en: 'Framework valid until' }, { index: true }),
    instant('frameworkEndedAt', { zh: '框架终止时刻', en: 'Framework ended at' }),
    number('pages', { zh: '页数', en: 'Pages' }),
    instant('signedAt', { zh: '签署时刻', en: 'Signed at' }, { required: true }),
  ],
);

Contracts.hooks = { afterOperation: [logRead] };
