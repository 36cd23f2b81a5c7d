import { describe, expect, it } from 'vitest';
import { changesOf, disputed, type FiledFacts, factsAfter, merged } from '#domain/places/filed-facts.ts';
import { askedFor, authorityOf, CITY, consentsOf, isAgreed, takesEffectAtOnce } from '#domain/places/filing-authority.ts';

const [HAILING, JIANGYAN, GAOGANG] = ['321202', '321204', '321203'];
const NOW: FiledFacts = {
  name: { zh: '海陵示例托育园', en: 'Hailing Sample Childcare' },
  institution: 'standalone',
  address: { zh: '示例路 1 号', en: '1 Sample Road' },
  town: null,
  districtCode: HAILING,
  townshipCode: '321202001',
  lat: 32.49,
  lng: 119.91,
  places: 60,
};
const asked = (facts: Partial<FiledFacts>, at?: Parameters<typeof askedFor>[2]) => askedFor(NOW, { ...NOW, ...facts }, at);
const district = (code: string) => ({ level: 'district', code }) as const;

describe('what a save would change of the filed facts', () => {
  it('is what is otherwise than it is, language by language', () => {
    expect(changesOf(NOW, { name: { zh: '新名', en: NOW.name.en }, places: 60, lat: null })).toEqual({
      name: { zh: '新名' },
      lat: null,
    });
    expect(changesOf(NOW, { address: NOW.address, institution: 'standalone' })).toEqual({});
  });

  it('adds to what waits, and holds where both speak', () => {
    const both = merged({ name: { zh: '甲' }, places: 40 }, { name: { en: 'B' }, places: 50 });
    expect(both).toEqual({ name: { zh: '甲', en: 'B' }, places: 50 });
    expect(factsAfter(NOW, both)).toEqual({ ...NOW, ...both });
  });

  it('is at odds with another’s where both give one fact a value', () => {
    expect(disputed({ name: { zh: '甲' }, places: 40 }, { name: { en: 'B' }, places: 50 })).toEqual(['places']);
    expect(disputed({ name: { zh: '甲' } }, { name: { zh: '乙' } })).toEqual(['name']);
    expect(disputed({ name: { zh: '甲' }, lat: 1 }, { name: { zh: '甲' }, lng: 1 })).toEqual([]);
  });
});

describe('whose consent a change of filed facts needs', () => {
  it('is the district’s that holds the centre', () => {
    expect(asked({ places: 40, townshipCode: '321202002' })).toEqual({ districts: [HAILING], cityOnly: false });
  });

  it.each([
    ['its district', { districtCode: JIANGYAN, townshipCode: '321204001' }],
    ['its district alone', { districtCode: JIANGYAN }],
    ['its township alone', { townshipCode: '321204001' }],
  ])('is the receiving district’s too where it moves by %s', (_, facts) => {
    expect(asked(facts)).toEqual({ districts: [HAILING, JIANGYAN], cityOnly: false });
  });

  it('is the other’s too where only the point on the map moves there, and the city’s where it leaves all', () => {
    const at = ({ lat }: { lat: number }) => (lat > 33 ? null : lat > 32.5 ? JIANGYAN : HAILING);
    expect(asked({ lat: 32.6 }, at)).toEqual({ districts: [HAILING, JIANGYAN], cityOnly: false });
    expect(asked({ lat: 32.48 }, at)).toEqual({ districts: [HAILING], cityOnly: false });
    expect(asked({ lat: 34 }, at).cityOnly).toBe(true);
  });

  it('is the city’s alone where the centre is, or would be, in no district', () => {
    expect(asked({ districtCode: null, townshipCode: null }).cityOnly).toBe(true);
    expect(askedFor({ ...NOW, districtCode: null }, { ...NOW, districtCode: JIANGYAN }).cityOnly).toBe(true);
  });
});

describe('who may decide it', () => {
  const inside = asked({ places: 40 });
  const move = asked({ districtCode: JIANGYAN, townshipCode: '321204001' });
  const nowhere = asked({ districtCode: null });

  it.each([
    ['321202', true, false],
    ['321204', false, false],
    ['321202001', false, false],
    ['3212', true, true],
    ['32', true, true],
  ])('%s alone: inside its district %s, out of it %s', (territory, within, out) => {
    const authority = authorityOf(territory);
    if (!authority) throw new Error('no authority');
    expect([takesEffectAtOnce(authority, inside), takesEffectAtOnce(authority, move)]).toEqual([within, out]);
  });

  it('is never the centre itself, nor whoever answers for nothing', () => {
    expect(takesEffectAtOnce({ level: 'centre' }, inside)).toBe(false);
    expect([authorityOf(''), authorityOf('3'), authorityOf('32120'), authorityOf('%')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is both districts together where it moves, and the city for either', () => {
    expect(isAgreed(move, [HAILING])).toBe(false);
    expect(isAgreed(move, [JIANGYAN])).toBe(false);
    expect(isAgreed(move, [HAILING, JIANGYAN])).toBe(true);
    expect(isAgreed(move, [CITY])).toBe(true);
    expect([HAILING, JIANGYAN, GAOGANG].map((code) => consentsOf(district(code), move))).toEqual([[HAILING], [JIANGYAN], []]);
  });

  it('is the city where nobody else can be asked', () => {
    expect(consentsOf(district(HAILING), nowhere)).toEqual([]);
    expect(isAgreed(nowhere, [HAILING])).toBe(false);
    expect(isAgreed(nowhere, consentsOf({ level: 'city' }, nowhere))).toBe(true);
  });
});
