import type { RegisterRecord } from '#cms/city/mapping.ts';
import { identityOf } from './identity.ts';
import { licenceKey, mergeRecords } from './merge-records.ts';

/** A row that a mapping could read. */
export interface ReadRow {
  number: number;
  record: RegisterRecord;
  saysDouble: boolean;
}

/**
 * A row beside others of the same centre: the `first` stands for the centre, a `further` one brings a
 * licence of its own, a `double` says nothing that another has not said.
 */
export type RowPart = 'first' | 'further' | 'double';

export interface IncomingCentre {
  /** What the centre is known by in this file. */
  key: string;
  record: RegisterRecord;
  rows: (ReadRow & { part: RowPart })[];
}

/**
 * Puts the rows of one centre together. `centreOf` may send an identity on to another, when a person
 * has said that two are the same centre.
 */
export function groupRows(rows: readonly ReadRow[], centreOf: (key: string) => string = (key) => key): IncomingCentre[] {
  const groups = Map.groupBy(rows, ({ record }) => centreOf(identityOf(record)));
  return [...groups].map(([key, own]) => {
    const licences = new Set<string>();
    return {
      key,
      record: mergeRecords(ownFirst(key, own)),
      rows: own.map((row, at) => {
        const licence = licenceKey(row.record);
        const part: RowPart = at === 0 ? 'first' : licences.has(licence) ? 'double' : 'further';
        licences.add(licence);
        return { ...row, part };
      }),
    };
  });
}

/** The centre's own rows speak for it before those of another identity that were sent on to it. */
function ownFirst(key: string, rows: readonly ReadRow[]): RegisterRecord[] {
  const { own = [], sentOn = [] } = Object.groupBy(rows, ({ record }) => (identityOf(record) === key ? 'own' : 'sentOn'));
  return [...inSteadyOrder(own), ...inSteadyOrder(sentOn)];
}

/** Whatever order the file has today, so that a centre does not seem to change from day to day. */
function inSteadyOrder(rows: readonly ReadRow[]): RegisterRecord[] {
  return rows
    .map(({ record }) => ({ record, text: JSON.stringify(record) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)))
    .map(({ record }) => record);
}
