import * as L from 'leaflet';
import { langOf, textIn } from '#domain/language/lang.ts';
import { firstApart } from './map-clusters.ts';
import { textElement } from './map-pins.ts';

interface NamedPlace {
  name: Record<string, string>;
  lat: number;
  lng: number;
  /** Of a whole district: shown from afar. */
  wide: boolean;
}

/** From so near on, single places have names, and districts none. */
const NEAR_ZOOM = 12;

/** Writes the city's names under the pins, without which a map of outlines is no map. */
export async function addNames(map: L.Map, lang: string): Promise<void> {
  const pane = map.createPane('names');
  pane.classList.add('map-names');
  const show = () => map.getContainer().classList.toggle('map-near', map.getZoom() >= NEAR_ZOOM);
  map.on('zoomend', show);
  show();
  try {
    const places = (await (await fetch('/map-names.json')).json()) as NamedPlace[];
    for (const { name, lat, lng, wide } of places) {
      const words = textIn(name, langOf(lang));
      const className = wide ? 'map-name map-wide' : 'map-name';
      const icon = L.divIcon({ className, html: textElement('span', words), iconSize: [0, 0] });
      L.marker([lat, lng], { icon, pane: 'names', interactive: false, keyboard: false }).addTo(map);
    }
    const arrange = () => hideCovered(map.getContainer());
    map.on('zoomend layeradd', () => requestAnimationFrame(arrange));
    arrange();
  } catch {
    // A map without names is still better than none.
  }
}

/** A name that would lie under a pin, or over a name before it, is left out. */
function hideCovered(container: HTMLElement): void {
  const all = (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)];
  const names = all('.map-name span');
  for (const name of names) name.hidden = false;
  const boxes = (elements: HTMLElement[]) => elements.map((element) => element.getBoundingClientRect());
  const shown = firstApart(boxes(names), boxes(all('.pin, .map-place')));
  for (const [at, name] of names.entries()) name.hidden = !shown[at];
}
