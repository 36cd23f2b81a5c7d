import { describe, expect, it } from 'vitest';
import { FILM_SCENES, filmScene } from '#cms/drawings/film-scenes.ts';
import { MOST_SCENES, readFilm, wrongFilmLine } from '#domain/guidance/film.ts';
import { contentPairs } from '../guidance/content-pairs.ts';

it('a film is a line for each picture: its name, a stroke and its caption, which may hold another', () => {
  expect(readFilm('own-bed | 同一个房间\n\ncough|A | B')).toEqual([
    { scene: 'own-bed', caption: '同一个房间' },
    { scene: 'cough', caption: 'A | B' },
  ]);
  expect(wrongFilmLine(readFilm('own-bed | x\ncough'), FILM_SCENES)).toEqual({ scene: 'cough', caption: '' });
  expect(wrongFilmLine(readFilm('no-such | x'), FILM_SCENES)).toMatchObject({ scene: 'no-such' });
});

it.each(FILM_SCENES)('the picture %s draws itself with the colours of the page, and needs no script or address', (scene) => {
  const drawn = filmScene(scene);
  expect(drawn).toMatch(/^<svg [^>]+>.+<\/svg>$/);
  expect(drawn).not.toMatch(/<script|style=|href=|http:\/\/(?!www\.w3\.org)/);
});

const films = contentPairs(new URL('../../cms/city/taizhou/guidance/', import.meta.url)).filter(
  ({ zh }) => zh.data.kind === 'video',
);

describe.each(films)('the film $slug', ({ zh, en }) => {
  const linesOf = (data: typeof zh.data) => readFilm([data.film ?? []].flat().join('\n'));

  it('shows the same pictures in both languages, each with a caption that can be read in eight seconds', () => {
    const [chinese, english] = [linesOf(zh.data), linesOf(en.data)];
    expect(chinese.map(({ scene }) => scene)).toEqual(english.map(({ scene }) => scene));
    for (const lines of [chinese, english]) expect(wrongFilmLine(lines, FILM_SCENES)).toBeUndefined();
    expect(chinese.length).toBeGreaterThanOrEqual(5);
    expect(chinese.length).toBeLessThanOrEqual(MOST_SCENES);
    for (const { caption } of chinese) expect(caption.length).toBeLessThanOrEqual(45);
  });
});

it('there are two films or more', () => expect(films.length).toBeGreaterThanOrEqual(2));
