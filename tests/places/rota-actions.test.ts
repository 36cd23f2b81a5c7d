import { expect, it, vi } from 'vitest';
import { moveShift, undoAwayDays } from '#cms/places/admin/rota/actions.ts';
import { createTranslator } from '#cms/words/index.ts';

/** Whatever asks the portal for anything has begun to do something. */
const portal = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`${String(name)} was used`);
    },
  },
);
vi.mock('#cms/staff/staff-session.ts', () => ({
  formOfHead: async (form: FormData) => ({
    t: createTranslator('en'),
    form,
    session: { portal, lang: 'en', facilityId: 'a-centre', user: { id: 'a-head', roles: ['head'] } },
  }),
}));

const sent = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

it.each(['', 'next', '2026-02-31'])('before anything is done of a week "%s" it is said that it is none', async (week) => {
  const wrong = { problem: { words: expect.stringContaining('date') } };
  expect(await undoAwayDays({}, sent({ absence: 'one', week, lang: 'en' }))).toMatchObject(wrong);
  expect(await moveShift({}, sent({ shift: 'one', from: '08:00', to: '10:00', week, lang: 'en' }))).toMatchObject(wrong);
});
