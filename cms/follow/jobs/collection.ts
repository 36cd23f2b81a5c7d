import type { CollectionConfig, Field } from 'payload';
import { nobody, only, shownTo } from '#cms/access/by-role.ts';
import { GROUP, labels } from '#cms/fields/label.ts';
import { inWords } from './job-words.ts';

/** Payload's collection of jobs, shown to administrators in their language. Nobody writes in it but the portal. */
export function jobsCollection(theirs: CollectionConfig): CollectionConfig {
  return {
    ...theirs,
    labels: labels({ zh: '后台任务', en: ['Background job', 'Background jobs'] }),
    access: { read: only('administrator'), create: nobody, update: nobody, delete: nobody },
    // None for running jobs over the web.
    endpoints: [],
    admin: {
      group: GROUP.system,
      hidden: shownTo(),
      hideAPIURL: true,
      useAsTitle: 'taskSlug',
      components: { edit: { beforeDocumentControls: ['/fields/admin/PlainTitle.tsx#PlainTitle'] } },
      defaultColumns: ['taskSlug', 'createdAt', 'completedAt', 'processing', 'totalTried', 'waitUntil', 'hasError'],
    },
    defaultSort: '-createdAt',
    fields: [...theirs.fields.map(inWords), ...OWN],
  };
}

/** Unique among the jobs that have not ended; whose the job is while it is being done, and until when. */
const OWN: Field[] = [
  { name: 'key', type: 'text', unique: true, label: { zh: '编号', en: 'Key' }, admin: { position: 'sidebar' } },
  { name: 'leaseBy', type: 'text', label: { zh: '在哪个进程', en: 'In process' }, admin: { position: 'sidebar' } },
  {
    name: 'leaseUntil',
    type: 'date',
    index: true,
    label: { zh: '最迟报到', en: 'Heard of by' },
    admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
  },
];
