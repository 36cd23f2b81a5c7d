/** A repeatable stream of numbers below 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TAGS = ['img', 'svg', 'video', 'audio', 'details', 'body', 'input', 'iframe', 'object', 'marquee', 'math', 'select', 'a'];
const EVENTS = ['onerror', 'onload', 'ontoggle', 'onfocus', 'onmouseover', 'onanimationstart', 'onbegin', 'onpointerenter'];
const BREAKS = [
  '',
  '"',
  "'",
  '">',
  "'>",
  '</script>',
  '</title>',
  '</textarea>',
  '-->',
  ']]>',
  '}',
  '${',
  '{{',
  '`',
  '\\"',
  '&quot;&gt;',
];
const SPACES = [' ', '/', '  ', ' x=1 ', '\u00a0'];
const SCHEMES = ['javascript:', 'JaVaScRiPt:', 'data:text/html,', 'vbscript:', 'java&#9;script:', '//elsewhere.example/'];
const SHAPES: ((run: string, pick: <T>(from: readonly T[]) => T) => string)[] = [
  (run) => `<script>${run}</script>`,
  (run) => `<ScRiPt src=//elsewhere.example/x.js>${run}</sCrIpT>`,
  (run, pick) => `<${pick(TAGS)}${pick(SPACES)}src=x${pick(SPACES)}${pick(EVENTS)}=${run} autofocus tabindex=1>`,
  (run, pick) => `<${pick(TAGS)}${pick(SPACES)}${pick(EVENTS)}="${run}" open style=animation:x>`,
  (run, pick) => `<a href="${pick(SCHEMES)}${run}">x</a>`,
  (run, pick) => `<form action=${pick(SCHEMES)}${run}><button autofocus>x`,
  (run, pick) => `<iframe srcdoc="<script>${run}</script>" src="${pick(SCHEMES)}${run}">`,
  () => '<meta http-equiv=refresh content="0;url=https://elsewhere.example/">',
  () => '<base href=https://elsewhere.example/>',
  () => '<link rel=stylesheet href=//elsewhere.example/x.css><style>@import "//elsewhere.example/y.css"</style>',
  (run) => `<svg><animate onbegin=${run} attributeName=x dur=1s><use href="data:image/svg+xml,<svg onload=${run}>">`,
  (run) => `<math><mtext><table><mglyph><style><img src=x onerror=${run}></style></mglyph></table>`,
  (run) => `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  (run) => `<template><img src=x onerror=${run}></template><img src=x onerror=${run}>`,
  (run) => `&lt;img src=x onerror=${run}&gt;`,
  (run) => `\${${run}}{{constructor.constructor('${run}')()}}#{${run}}<%= ${run} %>`,
  (run) => `__proto__ constructor "};${run};//`,
  (run, pick) => `${pick(EVENTS)}=${run} x="`,
];

/** Texts that would run a script, call `ran`, leave the page or ask another host for something, were they taken as HTML. */
export function scriptPayloads(seed: number, count: number): string[] {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const shape = SHAPES[at % SHAPES.length] as (typeof SHAPES)[number];
    return `${at}${pick(BREAKS)}${shape(`ran(${at})`, pick)}`;
  });
}
