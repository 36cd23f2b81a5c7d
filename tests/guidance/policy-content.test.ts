import { expect, it } from 'vitest';
import { contentPairs, saysWhereRead, sourceAddress } from './content-pairs.ts';

const [plan] = contentPairs(new URL('../../cms/city/taizhou/policy/', import.meta.url));
if (!plan) throw new Error('the demo city has no policy');

const sections = (body: string) => body.split(/^## /m).slice(1);
const quoted = (body: string) => body.split('\n').filter((line) => line.startsWith('> '));

it('gives number, issuer and date in both languages', () => {
  for (const { data } of [plan.zh, plan.en]) {
    expect(data.number).toBe('泰政办发〔2021〕71号');
    expect(data.issuedOn).toBe('2021-12-17');
    expect(data.issuer && data.title && data.summary).toBeTruthy();
  }
  const addresses = [plan.zh, plan.en].map(({ data }) => [data.sources ?? []].flat().map(sourceAddress));
  expect(addresses[1]).toEqual(addresses[0]);
  for (const lang of ['zh', 'en'] as const)
    expect([plan[lang].data.sources ?? []].flat().filter((source) => !saysWhereRead[lang](source))).toEqual([]);
});

it('explains and quotes every section in both languages', () => {
  expect(sections(plan.zh.body)).toHaveLength(17);
  expect(sections(plan.en.body)).toHaveLength(17);
  for (const section of sections(plan.zh.body)) expect(section).toMatch(/\*\*这对你意味着什么\*\*[\s\S]+\*\*原文\*\*\n\n> /);
  for (const section of sections(plan.en.body)) {
    expect(section).toMatch(/\*\*What this means for you\*\*[\s\S]+\*\*Unofficial translation, abridged\*\*\n\n> /);
  }
});

it('notes what has changed at the same sections in both languages', () => {
  const changed = (body: string, label: string) => sections(body).map((section) => section.includes(`**${label}**`));
  expect(changed(plan.en.body, 'What has changed since')).toEqual(changed(plan.zh.body, '后来有了变化'));
});

it('holds the whole original, from the first line to the last', () => {
  const original = quoted(plan.zh.body);
  expect(original[0]).toContain('各市（区）人民政府，泰州医药高新区管委会');
  expect(original.at(-1)).toContain('为促进婴幼儿健康成长创造良好的社会环境。');
  for (let item = 1; item <= 13; item += 1)
    expect(
      original.filter((line) => line.startsWith(`> ${item}.`)),
      `${item}`,
    ).toHaveLength(1);
  expect(original.join('')).toContain('监控录像资料保存期不少于90日');
  expect(original.join('')).toContain('一次性预收费用时间跨度一般不超过3个月');
});
