import * as L from 'leaflet';
import { RESULTS } from './load-results.ts';
// An address, not an import: styles that are imported would come with the page, map or none.
import styles from './map.css?url';
import { closeCard } from './map-card.ts';
import { clustersOf } from './map-clusters.ts';
import type { Drawing, MapData } from './map-data.ts';
import { addGround, areaPane } from './map-ground.ts';
import { addNames } from './map-names.ts';
import { addCluster, addPin, iconOf, keepFocus, textElement } from './map-pins.ts';

/** Draws the page's pins, and keeps in step with the list: new results, and the row that is looked at. */
export async function startMap(element: HTMLElement): Promise<void> {
  await addStyles(styles);
  const state = create(element, dataOf(element));
  draw(state);
  document.addEventListener(RESULTS, () => {
    state.data = dataOf(element);
    // Where the map was moved to is what was searched: it stays.
    if (!(state.data.bounds && state.moved)) fitTo(state);
    draw(state);
  });
  for (const kind of ['focusin', 'pointerover'])
    document.addEventListener(kind, ({ target }) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-hit]') : null;
      showOnMap(state, row?.dataset.hit);
    });
}

/** Resolves when they are there; without them the map is still better than none. */
const addStyles = (href: string) =>
  new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });

const dataOf = ({ dataset }: HTMLElement) => JSON.parse(dataset.map ?? '{}') as MapData;

/** Marks the pin of a row in the list; without a row, none. */
function showOnMap(state: Drawing, slug: string | undefined): void {
  if (state.shown === slug) return;
  for (const one of [state.shown, slug]) {
    const known = state.pins.get(one ?? '');
    if (known) known.marker.setIcon(iconOf(known.pin, one === slug)).setZIndexOffset(one === slug ? 1000 : 0);
  }
  state.shown = slug;
}

function draw(state: Drawing): void {
  const { map, layer, data } = state;
  const focused = state.focused;
  layer.clearLayers();
  closeCard();
  state.pins.clear();
  state.shown = undefined;
  for (const cluster of clustersOf(data.pins, ({ lat, lng }) => map.latLngToLayerPoint([lat, lng]))) {
    const [pin] = cluster;
    if (cluster.length > 1) addCluster(state, cluster);
    else if (pin) addPin(state, pin);
  }
  if (focused) keepFocus(state, focused);
  for (const { lat, lng, name } of data.places)
    L.circleMarker([lat, lng], {
      radius: 7,
      color: '#fff',
      weight: 3,
      fillColor: '#17302b',
      fillOpacity: 1,
      interactive: false,
    })
      .bindTooltip(textElement('span', name), { permanent: true, direction: 'right', offset: [8, 0], className: 'map-place' })
      .addTo(layer);
  const [centre] = data.places;
  if (centre && data.radius && !data.bounds)
    L.circle([centre.lat, centre.lng], {
      radius: data.radius,
      color: '#0b6a58',
      weight: 1.5,
      dashArray: '5 6',
      fillOpacity: 0.05,
      interactive: false,
    }).addTo(layer);
}

function create(element: HTMLElement, data: MapData): Drawing {
  const map = L.map(element, { zoomControl: false, attributionControl: false });
  L.control
    .zoom({ zoomInText: '+', zoomInTitle: data.words.zoomIn, zoomOutText: '−', zoomOutTitle: data.words.zoomOut })
    .addTo(map);
  if (data.attribution) addAttribution(map, data.attribution);
  const state: Drawing = { map, layer: L.layerGroup().addTo(map), data, pins: new Map(), moved: false, showing: false };
  if (data.tiles) L.tileLayer(data.tiles, { maxZoom: 19 }).addTo(map);
  if (data.outlines) {
    fetch(data.outlines)
      .then((response) => response.json())
      .then((outlines) =>
        L.geoJSON(outlines, {
          interactive: false,
          pane: areaPane(map),
          style: { color: '#b9c5bd', weight: 1.5, fillColor: '#f8f6ef', fillOpacity: data.tiles ? 0 : 1 },
        }).addTo(map),
      )
      .catch(() => {});
  }
  if (data.ground && !data.tiles) void addGround(map, data);
  fitTo(state);
  void addNames(map, data.lang);
  const ask = () => {
    state.moved = true;
    const bounds = map.getBounds();
    const sides = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
    askFor(element, sides.map((side) => side.toFixed(4)).join(','));
  };
  // A fast drag goes on after the hand has left it, and keys move without a hand: the frame is where it comes to rest.
  let byHand = false;
  map.on('dragstart', () => {
    byHand = true;
  });
  map.on('zoomstart', () => {
    byHand = !state.showing;
  });
  // Whatever a hand does next is meant.
  for (const kind of ['pointerdown', 'wheel', 'keydown'])
    element.addEventListener(kind, () => (state.showing = false), { capture: true, passive: true });
  element.addEventListener('keydown', ({ key }) => {
    if (key.startsWith('Arrow')) byHand = true;
  });
  map.on('moveend', () => {
    if (byHand) ask();
    byHand = false;
    state.showing = false;
  });
  // Nobody has to drag, or to move anything first.
  const here = element.parentElement?.querySelector<HTMLButtonElement>('[data-map-here]');
  here?.addEventListener('click', ask);
  here?.removeAttribute('hidden');
  map.on('zoomend', () => draw(state));
  return state;
}

/** Whose data are drawn, as text: the library's own note takes HTML. */
function addAttribution(map: L.Map, words: string): void {
  const note = new L.Control({ position: 'bottomright' });
  note.onAdd = () => {
    const element = textElement('span', words);
    element.className = 'leaflet-control-attribution';
    return element;
  };
  note.addTo(map);
}

/** Shows what was found. That is no wish to search elsewhere. */
function fitTo(state: Drawing): void {
  const { map, data } = state;
  state.showing = true;
  const points = [...data.pins, ...data.places].map(({ lat, lng }) => L.latLng(lat, lng));
  const [centre] = data.places;
  if (data.bounds)
    map.fitBounds(
      [
        [data.bounds.south, data.bounds.west],
        [data.bounds.north, data.bounds.east],
      ],
      { padding: [-1, -1] },
    );
  else if (centre && data.radius) map.fitBounds(L.latLng(centre).toBounds(data.radius * 2.2));
  else if (points.length > 0) map.fitBounds(L.latLngBounds(points).pad(0.15));
  else map.setView(data.fallback, 11);
}

/** The form searches the frame; when its script is still on the way, it finds it here. */
function askFor({ dataset }: HTMLElement, frame: string): void {
  const unheard = document.dispatchEvent(new CustomEvent('frame', { detail: frame, cancelable: true }));
  if (unheard) dataset.frame = frame;
}
