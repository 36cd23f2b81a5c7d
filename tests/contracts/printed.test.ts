import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveGuardian } from '#cms/accounts/save-family.ts';
import { renderPdf } from '#cms/contracts/documents/render-pdf.ts';
import { unprintable } from '#cms/print/unprintable.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { SCRIPTS } from './scripts.ts';

const folder = mkdtempSync(join(tmpdir(), 'fonts-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The same document in a process that finds these fonts on its machine, and no others. */
function printedWith(fonts: string[]): string {
  const machine = mkdtempSync(join(folder, 'machine-'));
  mkdirSync(join(machine, 'fonts'));
  for (const [at, font] of fonts.entries())
    cpSync(join('node_modules/@expo-google-fonts', font), join(machine, 'fonts', `${at}.ttf`));
  const config = join(machine, 'fonts.conf');
  writeFileSync(config, `<?xml version="1.0"?><fontconfig><dir>${join(machine, 'fonts')}</dir></fontconfig>`);
  return execFileSync(process.execPath, ['tests/contracts/print-process.ts'], {
    env: { ...process.env, FONTCONFIG_FILE: config, HOME: machine, XDG_DATA_HOME: machine },
    encoding: 'utf8',
  }).trim();
}

const print = (text: string) =>
  renderPdf(
    [
      {
        lang: 'zh',
        title: 'x',
        lines: [],
        sections: [{ heading: 'x', blocks: [{ kind: 'text', parts: [{ text, important: true }] }] }],
        closing: [],
      },
    ],
    { at: '2026-11-23T06:00:00Z', footer: '' },
  );

describe('what is printed', () => {
  it('is the same to the byte whatever fonts a machine has', () => {
    const bare = printedWith([]);
    expect(bare).toMatch(/^[0-9a-f]{64}$/);
    const others = [
      'noto-sans-sc/900Black/NotoSansSC_900Black.ttf',
      'noto-sans-kr/900Black/NotoSansKR_900Black.ttf',
      'noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
    ];
    expect(printedWith(others)).toBe(bare);
  });

  it.each(Object.entries(SCRIPTS))('may be %s', (_, text) => {
    expect(unprintable(text)).toBeUndefined();
    expect(print(text).pages).toBe(1);
  });

  it.each([
    ['😀', 'U+1F600'],
    ['𪚥', 'U+2A6A5'],
    ['\u{e0100}', 'U+E0100'],
    ['გ', 'U+10D2'],
  ])('may not be %s, and it is refused by its name', (character, number) => {
    expect(unprintable(`王${character}花`)).toEqual({ character, number });
    // The printing itself notices all but what is never drawn.
    if (!/\p{M}/u.test(character)) expect(() => print(`王${character}花`)).toThrow();
  });
});

describe('what will be printed is refused where it is saved', () => {
  let demo: DemoPortal;
  beforeAll(async () => {
    demo = await demoPortal();
  });
  afterAll(() => demo.close());

  it('in a family’s names', async () => {
    const said = { guardianId: 'x', name: '王😀', relation: '妈妈', adult: true };
    expect(await saveGuardian(demo.portal, said)).toMatchObject({
      ok: false,
      code: 'not_printable',
      field: 'guardianName',
      params: { character: '😀', number: 'U+1F600' },
    });
  });

  it.each([
    ['facilities', 'name'],
    ['facilities', 'address'],
    ['facilities', 'phone'],
    ['facilities', 'creditCode'],
    ['facilities', 'credentialNumber'],
    ['classes', 'name'],
    ['contract-templates', 'title'],
  ] as const)('in %s, %s', async (collection, field) => {
    const { payload } = demo.portal;
    const { docs } = await payload.find({ collection, limit: 1, depth: 0 });
    const change = { collection, id: docs[0]?.id ?? '', depth: 0 } as const;
    const error = await payload.update({ ...change, data: { [field]: '小😀班' } }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 400 });
    expect(JSON.stringify((error as { data: unknown }).data)).toContain('😀');
  });

  it('in the clauses of a template and the words of a rule', async () => {
    const { payload } = demo.portal;
    const templates = await payload.find({ collection: 'contract-templates', limit: 1, depth: 0 });
    const clauses = [{ heading: { zh: '一😀', en: 'One' }, text: { zh: '二', en: 'Two' } }];
    const change = payload.update({ collection: 'contract-templates', id: templates.docs[0]?.id ?? '', data: { clauses } });
    await expect(change).rejects.toMatchObject({ status: 400 });
  });

  it('and everything of the demonstration can be printed', async () => {
    const { payload } = demo.portal;
    for (const collection of ['facilities', 'classes', 'contract-templates', 'refund-rules'] as const) {
      const { docs } = await payload.find({ collection, pagination: false, depth: 0, locale: 'all' as 'zh' });
      for (const { registerRecord: _, services: __, ...doc } of docs as ({
        registerRecord?: unknown;
        services?: unknown;
      } & object)[])
        expect(unprintable(JSON.stringify(doc))).toBeUndefined();
    }
  });
});
