import { z } from 'zod';
import { type Asked, askForJson } from '../sms/ask-for-json.ts';
import type { WechatSettings } from './settings.ts';

/** What WeChat answered: its code where it refused, none where there was no answer that can be read. */
export type WechatAnswer = { ok: true; body: unknown } | { ok: false; code?: number; detail: string };

interface Deps {
  /** The machine's own time in milliseconds. */
  clock: () => number;
  /** Milliseconds for a call and its answer. */
  timeout: number;
}

const said = z.object({ errcode: z.number().optional() });
const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** `access_token` is not the one that counts, or no longer. */
const STALE = [40001, 40014, 42001];
/** A token is asked for anew so long before it ends: WeChat changes it five minutes before. */
const SPARE_MS = 5 * 60_000;
/** A forced renewal ends everybody's token; WeChat makes twenty in a day, and none within half a minute of another. */
const FORCED_MS = 30 * 60_000;

/** Calls to an official account's interfaces, with an access token that all processes share (`stable_token`). */
export function wechatAccount({ appId, secret, api }: WechatSettings, { clock, timeout }: Deps) {
  let kept: { token: string; until: number } | undefined;
  let asking: Promise<WechatAnswer> | undefined;
  let forcedAt = Number.NEGATIVE_INFINITY;

  const post = async (path: string, query: Record<string, string>, data: object): Promise<WechatAnswer> => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const url = new URL(`${path}?${new URLSearchParams(query)}`, api);
    return read(await askForJson(url, { headers, body: JSON.stringify(data) }, timeout));
  };

  const renew = async (forced: boolean): Promise<WechatAnswer> => {
    const asked = { grant_type: 'client_credential', appid: appId, secret, force_refresh: forced };
    const answer = await post('/cgi-bin/stable_token', {}, asked);
    if (!answer.ok) return answer;
    const read = granted.safeParse(answer.body);
    if (!read.success) return { ok: false, detail: 'a token that cannot be read' };
    kept = { token: read.data.access_token, until: clock() + read.data.expires_in * 1000 - SPARE_MS };
    return answer;
  };

  /** Asked for once, however many wait for it. */
  const tokenOf = async (refused?: string): Promise<{ token: string } | Extract<WechatAnswer, { ok: false }>> => {
    if (kept && kept.token !== refused && clock() < kept.until) return { token: kept.token };
    const ask = async () => {
      const answer = await renew(false);
      // The one that was refused is still what WeChat itself calls the newest.
      if (!answer.ok || kept?.token !== refused || clock() - forcedAt < FORCED_MS) return answer;
      forcedAt = clock();
      return renew(true);
    };
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    const answer = await asking;
    if (!answer.ok) return answer;
    return kept ? { token: kept.token } : { ok: false, detail: 'no token' };
  };

  return {
    /** Posts with the access token, and once more with another where that one no longer counts. */
    async call(path: string, data: object): Promise<WechatAnswer> {
      const first = await tokenOf();
      if (!('token' in first)) return first;
      const answer = await post(path, { access_token: first.token }, data);
      if (answer.ok || !STALE.includes(answer.code ?? 0)) return answer;
      const second = await tokenOf(first.token);
      return 'token' in second ? post(path, { access_token: second.token }, data) : second;
    },
    /** Asks with the account's own secret, as signing in does. */
    async get(path: string, query: Record<string, string>): Promise<WechatAnswer> {
      const url = new URL(`${path}?${new URLSearchParams({ appid: appId, secret, ...query })}`, api);
      return read(await askForJson(url, { headers: {}, method: 'GET' }, timeout));
    },
  };
}

/** WeChat says `errcode` 0 or none where it is well. Its `errmsg` may repeat what was sent: it is left out. */
function read({ body, away }: Asked): WechatAnswer {
  const answer = said.safeParse(body);
  if (!answer.success) return { ok: false, detail: away || 'an answer that cannot be read' };
  const { errcode = 0 } = answer.data;
  return errcode === 0 ? { ok: true, body } : { ok: false, code: errcode, detail: String(errcode) };
}
