import { expect, it } from 'vitest';
import { type DangerSign, gradeSigns, readSignKeys, unknownSign } from '#domain/guidance/danger-signs.ts';

const sign = (key: string, urgency: DangerSign['urgency']): DangerSign => {
  const words = { zh: key, en: key };
  return { key, urgency, fromMonth: 0, toMonth: 36, what: words, source: words, checked: 'copy', readOn: '2026-11-01' };
};
const list = [sign('weight', 'doctor'), sign('not-breathing', 'ambulance'), sign('dry', 'hospital')];

it('puts the most urgent first, whatever the order they were written in, each sign once', () => {
  const groups = gradeSigns(list, ['weight', 'dry', 'not-breathing', 'dry']);
  expect(groups.map(({ urgency, signs }) => [urgency, ...signs.map(({ key }) => key)])).toEqual([
    ['ambulance', 'not-breathing'],
    ['hospital', 'dry'],
    ['doctor', 'weight'],
  ]);
});

it('shows no box without a sign, and leaves out what the list no longer has', () => {
  expect(gradeSigns(list, ['weight', 'gone']).map(({ urgency }) => urgency)).toEqual(['doctor']);
  expect(unknownSign(list, ['weight', 'gone'])).toBe('gone');
  expect(unknownSign(list, ['weight'])).toBeUndefined();
});

it('reads keys one a line, empty lines and spaces aside', () => {
  expect(readSignKeys(' dry \r\n\nweight\n')).toEqual(['dry', 'weight']);
});
