import { describe, expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { apiClient } from './client.ts';
import { EXAMPLE_SLUG } from './family.ts';

const api = apiClient(inject('origin'));

describe('the API of saved searches', () => {
  const address = 'ageMonths=8&form=hourly&from=2027-01-15T10:00&to=2027-01-15T12:00';

  it('saves, lists and stops; another family’s are not there', async () => {
    const [token, other] = [await api.signIn('13951000003'), await api.signIn('13951000004')];
    const { body: saved } = await api.call(operations.saveSearch, { token, body: { address, facility: EXAMPLE_SLUG } });
    expect(saved).toMatchObject({ label: expect.stringContaining('海陵示例托育园'), stoppedAt: null, toldCount: 0 });
    expect((await api.call(operations.saveSearch, { token, body: { address, facility: EXAMPLE_SLUG } })).body.id).toBe(saved.id);
    const list = async (session: string) => (await api.call(operations.listSavedSearches, { token: session })).body;
    expect(await list(token)).toMatchObject({ live: [{ id: saved.id }], stopped: [] });
    expect(await list(other)).toEqual({ live: [], stopped: [] });
    const params = { id: saved.id };
    expect(await api.refused(operations.stopSearch, { token: other, params })).toMatchObject({ status: 404 });
    for (let time = 0; time < 2; time++)
      expect((await api.call(operations.stopSearch, { token, params })).body).toMatchObject({ stopReason: 'by_family' });
    expect(await list(token)).toMatchObject({ live: [], stopped: [{ id: saved.id }] });
  });

  it.each([
    ['ageMonths=8', 'search_without_time', 'from'],
    ['from=2027-01-15T10:00', 'search_window', 'to'],
    [`${address}&form=nightly`, 'not_one_of', 'form'],
    ['nonsense=1', 'unknown_parameter', 'nonsense'],
  ])('says what is wrong with %s', async (wrong, code, field) => {
    const token = await api.signIn('13951000005');
    expect(await api.refused(operations.saveSearch, { token, body: { address: wrong } })).toMatchObject({
      status: 400,
      code,
      field,
    });
  });

  it('needs a session, and a centre that there is', async () => {
    expect(await api.refused(operations.saveSearch, { body: { address } })).toMatchObject({ status: 401 });
    const token = await api.signIn('13951000006');
    const refused = await api.refused(operations.saveSearch, { token, body: { address, facility: 'nowhere' } });
    expect(refused).toMatchObject({ status: 404, code: 'facility_not_found' });
  });
});
