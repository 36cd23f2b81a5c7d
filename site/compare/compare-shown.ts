/** The search remembers what the comparison shows, so that a centre taken out here is not ticked there. */
import { keepChoice } from '../offers/compare-choice.ts';

const shown = [...document.querySelectorAll<HTMLElement>('[data-compared]')];
keepChoice(new Map(shown.map((name) => [name.dataset.compared ?? '', name.textContent ?? ''])));
