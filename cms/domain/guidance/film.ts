/** One picture of a film, by its name, and what is said of it. */
export interface FilmLine {
  scene: string;
  caption: string;
}

/**
 * A film as an editor writes it: a line for each picture, its name, a stroke and its caption.
 *
 * @example readFilm('own-bed | 和大人同一个房间') // [{ scene: 'own-bed', caption: '和大人同一个房间' }]
 */
export function readFilm(text: string): FilmLine[] {
  return text
    .split(/\r?\n/)
    .filter((one) => one.trim())
    .map((one) => {
      const cut = one.indexOf('|');
      return cut < 0
        ? { scene: one.trim(), caption: '' }
        : { scene: one.slice(0, cut).trim(), caption: one.slice(cut + 1).trim() };
    });
}

/** The first line that cannot be shown: a picture that there is not, or one without words. */
export const wrongFilmLine = (lines: readonly FilmLine[], known: readonly string[]): FilmLine | undefined =>
  lines.find(({ scene, caption }) => !known.includes(scene) || !caption);

/** Pictures follow each other by so many: a film shows one after another for eight seconds each. */
export const MOST_SCENES = 10;
