import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { createLog } from '#cms/core/log.ts';
import { startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { createTasks } from '#cms/follow/jobs/tasks.ts';
import { createSmtp } from '#cms/ports/notify/smtp.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { forRequest, requestId } from '#cms/ports/request-scope.ts';
import { type SmtpServer, startSmtpServer } from '../ports/contracts/smtp-server.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, newFamily } from '../support/family.ts';
import { jobsOf } from '../support/jobs.ts';

let demo: DemoPortal;
let mail: SmtpServer;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  mail = await startSmtpServer();
});
afterAll(async () => {
  await mail?.close();
  await demo.close();
});

const ID = '0b6f4a52-8a0e-4a9b-9d2e-000000000001';
const message = { to: 'someone@example.org', channel: 'email', subject: '一', text: '二', lang: 'zh', kind: 'test' } as const;

it('a line of the log says for which request it was written', async () => {
  const lines: string[] = [];
  const to = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLog('info', to);
  forRequest(ID, () => log.info({ a: 1 }, 'within'));
  await forRequest(ID, async () => {
    await Promise.resolve();
    log.info({}, 'after a while');
  });
  log.info({}, 'outside');
  expect(lines.map((line) => JSON.parse(line).request)).toEqual([ID, ID, undefined]);
});

it('a mail bears the id of its request', async () => {
  const port = createSmtp({ url: mail.url, from: 'no-reply@example.org' });
  await forRequest(ID, () => port.send({ ...message, id: 'within' }));
  await port.send({ ...message, id: 'outside' });
  expect(mail.mails[0]?.raw).toMatch(new RegExp(`^X-Request-Id: ${ID}\\r$`, 'im'));
  expect(mail.mails[1]?.raw).not.toMatch(/X-Request-Id/i);
});

it('what a request has left to jobs, a letter and a refund, is done in its name', async () => {
  const { portal } = demo;
  const family = await newFamily(portal, 1);
  const id = await book(portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 600, to: 660 } });
  const send = portal.notify.send;
  const { refund } = portal.payment;
  // Nobody can be reached while the family waits: both are left to the clock.
  portal.notify.send = async () => ({ ok: false, code: 'unavailable', message: '' });
  portal.payment.refund = async () => Promise.reject(new PaymentError('unavailable', 'away'));
  const cancelled = await forRequest(ID, () =>
    cancelBooking(portal, { bookingId: id, guardianId: family.guardianId, by: by(family) }),
  );
  expect(cancelled.ok).toBe(true);
  const names: Record<string, string | undefined> = {};
  portal.notify.send = async (one) => {
    names[one.kind] = requestId();
    return send(one);
  };
  portal.payment.refund = async (one) => {
    names.refund = requestId();
    return refund(one);
  };
  demo.setNow(new Date(Date.parse(TEST_NOW) + 120_000).toISOString());
  const only = (tasks: ReturnType<typeof createTasks>) => ({
    'send-letter': tasks['send-letter'],
    'pay-refund': tasks['pay-refund'],
  });
  const jobs = startJobs(portal, { everyMs: 600_000, tasks: (ours, me) => only(createTasks(ours, me)) });
  await expect
    .poll(
      async () => {
        await jobs.turn();
        return [names.booking_cancelled, names.refund];
      },
      { timeout: 20_000 },
    )
    .toEqual([ID, ID]);
  await jobs.stop();
  expect((await jobsOf(portal)).map(({ input }) => (input as { request?: string }).request)).toContain(ID);
});
