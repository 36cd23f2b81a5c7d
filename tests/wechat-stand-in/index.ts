import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export const WECHAT_ACCOUNT = { appId: 'wx0123456789abcdef', secret: '0123456789abcdef0123456789abcdef' };
/** Templates that the account has, with the fields of each. */
const TEMPLATES: Record<string, string[]> = {
  'month-Tpl_1': ['thing1', 'thing2', 'thing3'],
  'activity-Tpl_2': ['thing4', 'thing5'],
  'stay-Tpl_3': ['thing1', 'thing2'],
};

export interface WechatSent {
  touser: string;
  template: string;
  url?: string;
  values: Record<string, string>;
}

type Said = { errcode: number } | 'silence' | 'busy';

const tokenWish = z.strictObject({
  grant_type: z.literal('client_credential'),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().optional(),
});
const messageWish = z.strictObject({
  touser: z.string(),
  template_id: z.string(),
  url: z.url().optional(),
  miniprogram: z.strictObject({ appid: z.string(), pagepath: z.string() }).optional(),
  client_msg_id: z.string().max(32).optional(),
  data: z.record(z.string(), z.strictObject({ value: z.string(), color: z.string().optional() })),
});

/**
 * Stands for WeChat's official accounts: one token at a time that ends and is forced anew, followers who come and go,
 * templates with their fields, codes of people who said who they are. What is not as published is refused, and written down.
 */
export async function startWechatAccount({ now = Date.now }: { now?: () => number } = {}) {
  const sent: WechatSent[] = [];
  const wrong: string[] = [];
  const next: Said[] = [];
  const ids = new Set<string>();
  const codes = new Map<string, string>();
  const followers = new Set(['o-follows_1', 'o-follows_2']);
  const asked = { token: 0, forced: 0, send: 0 };
  let token = { value: 'token-0', until: 0, stale: false };

  const refuse = (errcode: number, why: string) => {
    wrong.push(`${errcode} ${why}`);
    return { errcode, errmsg: `${why} rid: 6545fba2-3356d3fd-09a65b0c` };
  };

  const giveToken = (body: unknown) => {
    const wish = tokenWish.safeParse(body);
    if (!wish.success) return refuse(40002, 'invalid grant_type');
    if (wish.data.appid !== WECHAT_ACCOUNT.appId) return refuse(40013, 'invalid appid');
    if (wish.data.secret !== WECHAT_ACCOUNT.secret) return refuse(40125, 'invalid appsecret');
    asked.token += 1;
    if (wish.data.force_refresh) asked.forced += 1;
    if (wish.data.force_refresh || now() >= token.until - 300_000)
      token = { value: `token-${asked.token}`, until: now() + 7_200_000, stale: false };
    return { access_token: token.value, expires_in: Math.floor((token.until - now()) / 1000) };
  };

  const send = (given: string | null, body: unknown) => {
    asked.send += 1;
    if (given !== token.value || token.stale) return { errcode: 40001, errmsg: 'invalid credential' };
    if (now() >= token.until) return { errcode: 42001, errmsg: 'access_token expired' };
    const wish = messageWish.safeParse(body);
    if (!wish.success) return refuse(47001, 'data format error');
    const { touser, template_id: template, url, data, client_msg_id: id } = wish.data;
    const fields = TEMPLATES[template];
    if (!fields) return refuse(40037, 'invalid template_id');
    if (Object.keys(data).sort().join() !== fields.join()) return refuse(47003, 'argument invalid! data');
    for (const { value } of Object.values(data))
      if (value === '' || [...value].length > 20) return refuse(47003, 'argument invalid! data.thing');
    if (!/^o[\w-]{5,}$/.test(touser)) return refuse(40003, 'invalid openid');
    if (!followers.has(touser)) return { errcode: 43004, errmsg: 'require subscribe' };
    if (!id || !ids.has(`${touser} ${id}`)) {
      const values = Object.fromEntries(Object.entries(data).map(([name, { value }]) => [name, value]));
      sent.push({ touser, template, url, values });
    }
    ids.add(`${touser} ${id}`);
    return { errcode: 0, errmsg: 'ok', msgid: 200_228_332 };
  };

  const nameOf = (query: URLSearchParams) => {
    if (query.get('appid') !== WECHAT_ACCOUNT.appId || query.get('secret') !== WECHAT_ACCOUNT.secret)
      return refuse(40125, 'invalid appsecret');
    if (query.get('grant_type') !== 'authorization_code') return refuse(40002, 'invalid grant_type');
    const openid = codes.get(query.get('code') ?? '');
    if (!openid) return { errcode: 40029, errmsg: 'invalid code' };
    codes.delete(query.get('code') ?? '');
    const granted = { access_token: 'of-the-person', expires_in: 7200, refresh_token: 'again', scope: 'snsapi_base' };
    return { ...granted, openid };
  };

  /** Sends the person back with a code, as somebody who agrees does. */
  const authorize = (url: URL, response: ServerResponse) => {
    const names = [...url.searchParams.keys()].join();
    const back = url.searchParams.get('redirect_uri') ?? '';
    const state = url.searchParams.get('state') ?? '';
    const isWell =
      names === 'appid,redirect_uri,response_type,scope,state' &&
      url.searchParams.get('appid') === WECHAT_ACCOUNT.appId &&
      url.searchParams.get('response_type') === 'code' &&
      url.searchParams.get('scope') === 'snsapi_base' &&
      /^[a-zA-Z0-9]{1,128}$/.test(state) &&
      URL.canParse(back);
    if (!isWell) return void response.writeHead(400).end(JSON.stringify(refuse(10003, 'redirect_uri or its parameters')));
    const code = `code${codes.size + 1}${now()}`;
    codes.set(code, 'o-follows_1');
    const to = new URL(back);
    to.search = new URLSearchParams({ code, state }).toString();
    response.writeHead(302, { location: to.href }).end();
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const call = `${request.method} ${url.pathname}`;
    if (call === 'GET /connect/oauth2/authorize') return authorize(url, response);
    const body: unknown = text ? JSON.parse(text) : undefined;
    const said = call === 'POST /cgi-bin/message/template/send' ? next.shift() : undefined;
    if (said === 'silence') return;
    if (said === 'busy') return void response.writeHead(502).end('<html>busy</html>');
    const answers: Record<string, () => object> = {
      'POST /cgi-bin/stable_token': () => giveToken(body),
      'POST /cgi-bin/message/template/send': () => send(url.searchParams.get('access_token'), body),
      'GET /sns/oauth2/access_token': () => nameOf(url.searchParams),
    };
    const made = said ? { ...said, errmsg: 'refused' } : (answers[call]?.() ?? refuse(404, call));
    response.writeHead(200, { 'content-type': 'application/json; encoding=utf-8' }).end(JSON.stringify(made));
  };

  const server = createServer((request, response) => void answer(request, response));
  // On a busy machine whoever asks again would find its connection closed that moment.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    ...{ sent, wrong, asked, followers, codes },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The next messages are answered so. */
    answerNext: (...answers: Said[]) => void next.push(...answers),
    /** The token is taken back, as somebody else's renewal does; `quietly` WeChat still calls it the newest. */
    endToken: ({ quietly = false } = {}) => {
      token = quietly ? { ...token, stale: true } : { ...token, value: `other-${asked.token}` };
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What a portal is set to that sends by it. */
export const wechatSettings = (url: string) => ({
  WECHAT_APP_ID: WECHAT_ACCOUNT.appId,
  WECHAT_APP_SECRET: WECHAT_ACCOUNT.secret,
  WECHAT_TEMPLATES: [
    'month_tip=month-Tpl_1 thing1:todo thing2:watch thing3:near',
    'activity_reminder=activity-Tpl_2 thing4:title thing5:when',
    'stay_tomorrow=stay-Tpl_3 thing1:facility thing2:when',
  ].join('; '),
  WECHAT_ENDPOINT: url,
});
