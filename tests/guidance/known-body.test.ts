import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodesToHtml } from '../../site/guidance/rich-text.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { block, text } from '../support/editor-body.ts';
import { type SignedIn, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let admin: SignedIn;
let id: string;
beforeAll(async () => {
  demo = await demoPortal();
  admin = (await staffOf(demo.portal)).admin;
  const { docs } = await demo.portal.payload.find({ collection: 'articles', limit: 1, depth: 0 });
  id = docs[0]?.id ?? '';
});
afterAll(() => demo.close());

const body = (...children: unknown[]) => ({ root: block('root', children) });
const link = (url: unknown, linkType: unknown = 'custom') =>
  block('paragraph', [block('link', [text('这里')], { id: '1', fields: { linkType, url, newTab: false } })]);

/** As a program sends it, past the editor. */
const save = (sent: unknown, more: object = {}) =>
  demo.portal.payload.update({
    collection: 'articles',
    id,
    data: { body: sent, ...more } as never,
    draft: true,
    user: admin,
    overrideAccess: false,
    depth: 0,
  });

describe('the text of an article', () => {
  it.each([
    ['a node that no page shows', body(block('iframe', []))],
    ['a node of no type', body({ children: [] })],
    ['a heading that is a tag of its own', body(block('heading', [text('x')], { tag: 'img src=x onerror=alert(1)' }))],
    ['a node in a node that no page shows', body(block('quote', [block('block', [], { fields: {} })]))],
    ['a script as a link', body(link('javascript:alert(1)'))],
    ['a link of another kind', body(link('data:text/html,x', 'odd'))],
    ['a link to nothing', body(link(undefined))],
    ['words that turn round', body(block('paragraph', [text('倒\u202e着')]))],
    ['no document: words', '<p>x</p>'],
    ['no document: a list', [block('paragraph', [])]],
    ['no document: nothing in it', {}],
    ['no document: children that are none', { root: { type: 'root', children: 'x' } }],
    ['no end of depth', body(Array.from({ length: 60 }).reduce((inner: unknown) => block('quote', [inner]), text('x')))],
  ])('is refused with %s', async (_, sent) => {
    await expect(save(sent)).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    ['www.example.cn', 'https://www.example.cn'],
    ['/policy', '/policy'],
    ['help@example.cn', 'mailto:help@example.cn'],
  ])('has its links completed: %s', async (typed, address) => {
    const saved = await save(body(link(typed)));
    expect(JSON.stringify(saved.body)).toContain(`"url":"${address}"`);
  });

  it('has sources whose addresses are completed, or refused', async () => {
    const publish = (sources: string) =>
      demo.portal.payload.update({ collection: 'articles', id, data: { sources, _status: 'published' }, depth: 0 });
    expect((await publish('世卫组织 | www.who.int/zh\n一本书')).sources).toBe('世卫组织 | https://www.who.int/zh\n一本书');
    await expect(publish('x | javascript:alert(1)')).rejects.toMatchObject({ status: 400 });
  });

  it('that was kept before this was looked at shows its words, and nothing else', () => {
    const old = body(
      block('iframe', [text('<b>旧</b>')]),
      block('heading', [text('题')], { tag: 'img src=x onerror=alert(1)' }),
      link('javascript:alert(1)'),
      link('/\\elsewhere.example'),
    ).root.children;
    const html = nodesToHtml(old as never, { to: (path) => path, lang: 'zh' });
    expect(html).toBe('&lt;b&gt;旧&lt;/b&gt;<h4>题</h4><p>这里</p><p>这里</p>');
  });
});

describe('a centre’s website', () => {
  const website = async (value: string) => {
    const { docs } = await demo.portal.payload.find({ collection: 'facilities', limit: 1, depth: 0 });
    const args = { collection: 'facilities', id: docs[0]?.id ?? '', data: { website: value }, depth: 0 } as const;
    return (await demo.portal.payload.update(args)).website;
  };

  it('is completed', async () => {
    expect(await website(' www.example.cn/海陵 ')).toBe('https://www.example.cn/海陵');
  });

  it.each(['javascript:alert(1)', '//example.cn', '见公众号'])('is refused: %s', async (value) => {
    await expect(website(value)).rejects.toMatchObject({ status: 400 });
  });
});
