import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textOnlyMap, tileSource } from '../../site/server/map-policy.ts';

describe('the map library', () => {
  const path = 'node_modules/leaflet/dist/leaflet-src.esm.js';
  const bundled = textOnlyMap().transform(readFileSync(path, 'utf8'), `/portal/${path}`) ?? '';

  it('has nothing left that takes a string as HTML', () => {
    const code = bundled.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
    expect(code).toMatch(/\.textContent =/);
    expect(code).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|\beval\(/,
    );
  });

  it('is alone in that', () => {
    expect(textOnlyMap().transform('box.innerHTML = name;', '/portal/site/ui/box.ts')).toBeUndefined();
  });
});

describe('the hosts of map tiles', () => {
  it.each([
    ['https://tile.example/{z}/{x}/{y}.png', 'https://tile.example'],
    ['https://{s}.tile.example/{z}/{x}/{y}.png', 'https://*.tile.example'],
    ['https://t{s}.tile.example:8443/{z}/{x}/{y}', 'https://*.tile.example:8443'],
    ['http://127.0.0.1:9000/{z}/{x}/{y}.png', 'http://127.0.0.1:9000'],
    ['/tiles/{z}/{x}/{y}.png', undefined],
    ["https://x;script-src'*'/{z}", undefined],
    ['https://{s}/{z}', undefined],
    [undefined, undefined],
  ])('of %s are %s', (address, source) => {
    expect(tileSource(address)).toBe(source);
  });
});
