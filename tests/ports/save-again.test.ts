import { expect, it } from 'vitest';
import { ConflictError, noteConflict } from '#cms/ports/database/is-conflict.ts';
import { savedAgain } from '#cms/staff/save-again.ts';

const save = () =>
  new Request('http://portal.example/admin/api/classes/1', {
    method: 'PATCH',
    body: '{"places":4}',
    headers: { 'accept-language': 'en' },
  });

/** As Payload does it: what the database said is not in the answer. */
function overtaken(times: number) {
  const bodies: string[] = [];
  const handler = savedAgain(async (request: Request) => {
    bodies.push(await request.text());
    if (bodies.length > times) return Response.json({ doc: {} });
    noteConflict(new ConflictError('written meanwhile'));
    return Response.json({ errors: [{ message: 'Something went wrong.' }] }, { status: 500 });
  });
  return { handler, bodies };
}

it('a save that was overtaken is made again, with all that was sent', async () => {
  const { handler, bodies } = overtaken(3);
  expect((await handler(save())).status).toBe(200);
  expect(bodies).toEqual(Array.from({ length: 4 }, () => '{"places":4}'));
});

it('one that is always overtaken says when to come again', async () => {
  const { handler } = overtaken(Number.POSITIVE_INFINITY);
  const answer = await handler(save());
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(JSON.stringify(await answer.json())).toContain('Nothing was changed');
});

it('a save that is refused for another reason is not made again', async () => {
  let times = 0;
  const handler = savedAgain(async () => {
    times++;
    return Response.json({ errors: [] }, { status: 400 });
  });
  expect((await handler(save())).status).toBe(400);
  expect(times).toBe(1);
});
