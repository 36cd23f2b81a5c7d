import { logRead } from '#cms/fields/hooks/log-read.ts';
import { instant, number, text, unique } from '#cms/fields/kit.ts';
import { booking, json, record } from '#cms/fields/money-record.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { contractSnapshot, signingEvidence } from '#cms/records/shapes/contract.ts';

export const Contracts = record(
  'contracts',
  ['合同', 'Contract', 'Contracts'],
  ['number', 'booking', 'version', 'signedAt', 'facility'],
  [
    text('number', '编号', 'Number', unique),
    booking,
    guardianField,
    number('version', '版本', 'Version', { required: true }),
    json('snapshot', '存证', 'Snapshot', { schema: contractSnapshot }),
    json('evidence', '签署记录', 'Record of signing', { schema: signingEvidence }),
    text('snapshotHash', '存证摘要', 'Snapshot hash', { required: true, index: true }),
    text('sha256', 'PDF 摘要', 'PDF hash', { required: true, index: true }),
    text('file', '文件', 'File', { required: true }),
    number('pages', '页数', 'Pages'),
    instant('signedAt', '签署时刻', 'Signed at', { required: true }),
  ],
);

Contracts.hooks = { afterOperation: [logRead] };
