import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { createTranslator } from '#cms/words/index.ts';
import { LANGS } from '#domain/language/lang.ts';
import { STAFF, type StaffName } from '../../support/staff.ts';
import { formBody, staffActions } from '../../support/staff-actions.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

/** Every call that staff pages can make of the server, by everybody: who may, gets as far as what is missing; nobody else. */
let server: TestServer;
const cookies = new Map<string, string>();
beforeAll(async () => {
  server = await startServer();
  for (const who of STAFF) {
    const answer = await fetch(`${server.origin}/admin/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ email: `${who}@demo.example`, password: DEMO_PASSWORD }),
    });
    cookies.set(who, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
});
afterAll(() => server?.stop());

const CENTRE: StaffName[] = ['head', 'counter'];
/** Who is heard, and what of the form is then asked about. `all` are judged by the document, of which there is none here. */
const MAY: Record<string, { who: readonly StaffName[]; says: string | RegExp }> = {
  holdAtCounter: { who: CENTRE, says: 'field' },
  changeContact: { who: CENTRE, says: 'field' },
  noteAttendance: { who: CENTRE, says: 'problem' },
  findByCode: { who: CENTRE, says: 'problem' },
  changeStayEnd: { who: CENTRE, says: 'problem' },
  askFamily: { who: ['head'], says: 'problem' },
  askOfClass: { who: ['head'], says: 'problem' },
  offerNow: { who: ['head'], says: 'problem' },
  changeWeek: { who: ['head'], says: 'problem' },
  settleLate: { who: ['head'], says: 'problem' },
  announceClosing: { who: ['head'], says: 'field' },
  noteAwayDays: { who: ['head'], says: 'field' },
  undoAwayDays: { who: ['head'], says: 'problem' },
  moveShift: { who: ['head'], says: 'problem' },
  endContract: { who: ['head'], says: 'field' },
  giveMore: { who: ['head'], says: 'field' },
  addDaysToBooking: { who: ['head'], says: 'field' },
  takeDaysBack: { who: ['head'], says: 'problem' },
  keepContract: { who: ['head'], says: 'problem' },
  reopen: { who: ['head'], says: 'problem' },
  checkList: { who: ['head'], says: 'preview' },
  enterList: { who: ['head'], says: /problem|entered/ },
  undoList: { who: ['head'], says: /problem|undone/ },
  inviteFamily: { who: ['head'], says: 'problem' },
  removeEnrolled: { who: ['head'], says: 'problem' },
  changeLastDay: { who: ['head'], says: 'field' },
  noteIll: { who: CENTRE, says: 'field' },
  noteCertificate: { who: ['head'], says: 'field' },
  withdrawIll: { who: ['head'], says: 'problem' },
  sayOfParagraph: { who: STAFF, says: 'field' },
  markDone: { who: STAFF, says: 'field' },
  sendBack: { who: STAFF, says: 'field' },
  replaceEverywhere: { who: STAFF, says: 'field' },
  actOnPublication: { who: STAFF, says: 'problem' },
  noteCame: { who: STAFF, says: 'problem' },
  noteByCode: { who: STAFF, says: 'problem' },
  actOnVisit: { who: STAFF, says: 'problem' },
  actOnConsults: { who: STAFF, says: 'problem' },
  actOnDoctor: { who: STAFF, says: 'problem' },
  actOnDispute: { who: STAFF, says: 'problem' },
  confirmOffer: { who: ['head'], says: 'sentTo' },
  previewOn: { who: ['legal', 'admin'], says: 'problem' },
  drawUpSubsidies: { who: STAFF, says: 'problem' },
  actAtTill: { who: STAFF, says: 'problem' },
  answerRequest: { who: CENTRE, says: 'problem' },
  answerDoor: { who: ['head'], says: 'problem' },
  answerTour: { who: CENTRE, says: 'problem' },
  changeReceipt: { who: CENTRE, says: 'problem' },
  settleWaiting: { who: ['admin'], says: 'field' },
  decideFiling: { who: STAFF, says: 'field' },
  withdrawFiling: { who: STAFF, says: 'problem' },
};
/** Answers nothing, whoever asks: its work is looked at where it is done. */
const SILENT = ['answerQuestion'];
/** Payload's own: the one that leads to all its calls, and the choice of a language. */
const PAYLOADS = '$$RSC_SERVER_ACTION_0';

async function call(id: string, who?: string): Promise<{ status: number; text: string }> {
  const { 'content-type': type, body } = formBody(['1_lang', 'en'], ['0', '[{},"$K1"]']);
  const cookie = who && cookies.get(who);
  const headers = { 'next-action': id, 'content-type': type, origin: server.origin, ...(cookie && { cookie }) };
  const answer = await fetch(`${server.origin}/admin`, { method: 'POST', headers, body });
  return { status: answer.status, text: await answer.text() };
}

const NOT_SIGNED_IN = LANGS.map((lang) => createTranslator(lang)('errors.not_signed_in'));
const REFUSED = /^1:(E\{|\{"(errors|message)")/;

it('are all named here', () => {
  const own = staffActions().filter(({ name }) => name !== PAYLOADS);
  expect(own.map(({ name }) => name).sort()).toEqual([...Object.keys(MAY), ...SILENT].sort());
});

describe.each(Object.entries(MAY))('%s', (name, { who: heard, says }) => {
  const id = () => staffActions().find((action) => action.name === name)?.id ?? '';

  it.each([...STAFF, undefined])('by %s', async (who) => {
    const answer = await call(id(), who);
    expect(answer.status).toBe(200);
    const isHeard = who !== undefined && heard.includes(who);
    expect(NOT_SIGNED_IN.some((words) => answer.text.includes(words))).toBe(!isHeard);
    if (isHeard) expect(answer.text).toMatch(says);
  });
});

describe('the calls of Payload', () => {
  it.each(['form-state', 'render-list', 'render-document', 'table-state'])(
    '%s is made by nobody who is not signed in',
    async (name) => {
      for (const { id } of staffActions().filter((action) => action.name === PAYLOADS)) {
        const answer = await fetch(`${server.origin}/admin/login`, {
          method: 'POST',
          headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: server.origin },
          body: JSON.stringify([{ name, args: { collectionSlug: 'bookings' } }]),
        });
        expect([400, 404]).toContain(answer.status);
      }
    },
  );

  it.each(STAFF)('show %s no list of what they may not read', async (who) => {
    const id = staffActions().find(({ file }) => file.endsWith('(payload)/layout.tsx'))?.id ?? '';
    for (const collectionSlug of ['sign-in-codes', 'second-factors', 'guardian-sessions', 'rate-limits'])
      for (const [name, args] of [
        ['table-state', { collectionSlug, columns: [], renderRowTypes: true, tableAppearance: 'default', query: {} }],
        ['render-list', { collectionSlug, query: {} }],
      ] as const) {
        const answer = await fetch(`${server.origin}/admin`, {
          method: 'POST',
          headers: {
            'next-action': id,
            'content-type': 'text/plain;charset=UTF-8',
            origin: server.origin,
            cookie: cookies.get(who) ?? '',
          },
          body: JSON.stringify([{ name, args }]),
        });
        // What it answers itself, before the page that is shown with it.
        const said = /^1:.*$/m.exec(await answer.text())?.[0].slice(0, 60);
        expect([name, collectionSlug, said]).toEqual([name, collectionSlug, expect.stringMatching(REFUSED)]);
      }
  });
});
