import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import './map.css';
import { pinSvg } from '#cms/drawings/ginkgo.ts';
import { clustersOf } from './map-clusters.ts';

interface Pin {
  slug: string;
  name: string;
  lat: number;
  lng: number;
  left: number | null;
  href: string;
}
interface MapData {
  pins: Pin[];
  /** What is searched around, the first of them the middle of the circle. */
  places: { lat: number; lng: number; name: string }[];
  radius: number | null;
  bounds: { south: number; west: number; north: number; east: number } | null;
  outlines: string | null;
  tiles: string | null;
  attribution: string;
  fallback: { lat: number; lng: number };
  words: { more: string; places: string };
}

interface Drawing {
  map: L.Map;
  layer: L.LayerGroup;
  data: MapData;
  pins: Map<string, { marker: L.Marker; pin: Pin }>;
  /** The pin whose row is looked at. */
  shown?: string;
}
const drawn = new WeakMap<HTMLElement, Drawing>();

/** Draws the page's pins; called again after every new result, it keeps the map and changes what is on it. */
export function drawMap(element: HTMLElement, { onFrame }: { onFrame: (frame: string) => void }): void {
  const data = JSON.parse(element.dataset.map ?? '{}') as MapData;
  const state = drawn.get(element) ?? create(element, data, onFrame);
  state.data = data;
  if (!element.dataset.moved) fitTo(state.map, data);
  draw(state);
}

/** Marks the pin of a row in the list; without a row, none. */
export function showOnMap(element: HTMLElement, slug: string | undefined): void {
  const state = drawn.get(element);
  if (!state || state.shown === slug) return;
  for (const one of [state.shown, slug]) {
    const known = state.pins.get(one ?? '');
    if (known) known.marker.setIcon(iconOf(known.pin, one === slug)).setZIndexOffset(one === slug ? 1000 : 0);
  }
  state.shown = slug;
}

function draw(state: Drawing): void {
  const { map, layer, data } = state;
  layer.clearLayers();
  state.pins.clear();
  state.shown = undefined;
  for (const cluster of clustersOf(data.pins, ({ lat, lng }) => map.latLngToLayerPoint([lat, lng]))) {
    const [pin] = cluster;
    if (cluster.length > 1) addCluster(map, layer, cluster, data.words.more);
    else if (pin) addPin(state, pin);
  }
  for (const { lat, lng, name } of data.places)
    L.circleMarker([lat, lng], {
      radius: 7,
      color: '#fff',
      weight: 3,
      fillColor: '#17302b',
      fillOpacity: 1,
      interactive: false,
    })
      .bindTooltip(name, { permanent: true, direction: 'right', offset: [8, 0], className: 'map-place' })
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

function create(element: HTMLElement, data: MapData, onFrame: (frame: string) => void) {
  const map = L.map(element, { zoomControl: true, attributionControl: Boolean(data.attribution || data.tiles) });
  const state: Drawing = { map, layer: L.layerGroup().addTo(map), data, pins: new Map() };
  drawn.set(element, state);
  if (data.tiles) L.tileLayer(data.tiles, { attribution: data.attribution, maxZoom: 19 }).addTo(map);
  else if (data.attribution) map.attributionControl.addAttribution(data.attribution);
  if (data.outlines) {
    fetch(data.outlines)
      .then((response) => response.json())
      .then((outlines) =>
        L.geoJSON(outlines, {
          interactive: false,
          style: { color: '#b9c5bd', weight: 1.5, fillColor: '#f8f6ef', fillOpacity: data.tiles ? 0 : 1 },
        })
          .addTo(map)
          .bringToBack(),
      )
      .catch(() => {});
  }
  fitTo(map, data);
  const moved = () => {
    element.dataset.moved = '1';
    const bounds = map.getBounds();
    const sides = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
    onFrame(sides.map((side) => side.toFixed(4)).join(','));
  };
  map.on('dragend', moved);
  map.on('zoomend', () => draw(state));
  return state;
}

function fitTo(map: L.Map, data: MapData): void {
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

/** Pins that would cover each other stand as one, which opens when it is pressed. */
function addCluster(map: L.Map, layer: L.LayerGroup, pins: Pin[], more: string): void {
  const words = more.replace('{count}', String(pins.length));
  const icon = L.divIcon({ className: 'pin pin-cluster', html: `<b>${pins.length}</b>`, iconSize: [48, 48] });
  const bounds = L.latLngBounds(pins.map(({ lat, lng }) => [lat, lng]));
  const marker = L.marker(bounds.getCenter(), { icon, title: words, alt: words, keyboard: true });
  onPress(marker, () => map.fitBounds(bounds.pad(0.4), { maxZoom: Math.max(map.getZoom() + 2, 14) }));
  marker.addTo(layer);
}

function addPin({ layer, data, pins }: Drawing, pin: Pin): void {
  const words = pin.left === null ? pin.name : data.words.places.replace('{name}', pin.name).replace('{left}', String(pin.left));
  const marker = L.marker([pin.lat, pin.lng], {
    icon: iconOf(pin, false),
    title: words,
    alt: words,
    keyboard: true,
    riseOnHover: true,
  });
  pins.set(pin.slug, { marker, pin });
  onPress(marker, () => {
    const row = document.getElementById(`hit-${pin.slug}`);
    if (row?.offsetParent) {
      for (const other of document.querySelectorAll('.hit-selected')) other.classList.remove('hit-selected');
      row.classList.add('hit-selected');
      row.scrollIntoView({ block: 'nearest' });
      row.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
    } else location.href = pin.href;
  });
  marker.addTo(layer);
}

/** By a finger, a mouse or the Enter key. */
function onPress(marker: L.Marker, act: () => void): void {
  marker.on('click', act);
  marker.on('keypress', (event) => {
    if ((event as L.LeafletKeyboardEvent).originalEvent.key === 'Enter') act();
  });
}

function iconOf(pin: Pin, selected: boolean): L.DivIcon {
  const kind = pin.left === null ? 'free' : pin.left === 0 ? 'full' : pin.left === 1 ? 'last' : 'free';
  return L.divIcon({
    className: 'pin',
    html: pinSvg({ kind, number: pin.left ?? undefined, selected }),
    iconSize: [44, 52],
    iconAnchor: [22, 46],
  });
}
