import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { pinSvg } from '../drawings/ginkgo.ts';
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
  centre: { lat: number; lng: number; name: string } | null;
  radius: number | null;
  outlines: string | null;
  tiles: string | null;
  attribution: string;
  fallback: { lat: number; lng: number };
  words: { more: string };
}

interface Drawing {
  map: L.Map;
  layer: L.LayerGroup;
  data: MapData;
}
const drawn = new WeakMap<HTMLElement, Drawing>();

/** Draws the page's pins; called again after every new result, it keeps the map and changes what is on it. */
export function drawMap(
  element: HTMLElement,
  { onMove }: { onMove: (centre: { lat: number; lng: number }, radius: number) => void },
): void {
  const data = JSON.parse(element.dataset.map ?? '{}') as MapData;
  const state = drawn.get(element) ?? create(element, data, onMove);
  state.data = data;
  if (!element.dataset.moved) fitTo(state.map, data);
  draw(state);
}

function draw({ map, layer, data }: Drawing): void {
  layer.clearLayers();
  for (const cluster of clustersOf(data.pins, ({ lat, lng }) => map.latLngToLayerPoint([lat, lng]))) {
    const [pin] = cluster;
    if (cluster.length > 1) addCluster(map, layer, cluster, data.words.more);
    else if (pin) addPin(layer, pin);
  }
  if (data.centre) {
    L.circleMarker([data.centre.lat, data.centre.lng], {
      radius: 7,
      color: '#fff',
      weight: 3,
      fillColor: '#17302b',
      fillOpacity: 1,
      interactive: false,
    }).addTo(layer);
    if (data.radius)
      L.circle([data.centre.lat, data.centre.lng], {
        radius: data.radius,
        color: '#0b6a58',
        weight: 1.5,
        dashArray: '5 6',
        fillOpacity: 0.05,
        interactive: false,
      }).addTo(layer);
  }
}

function create(element: HTMLElement, data: MapData, onMove: (centre: { lat: number; lng: number }, radius: number) => void) {
  const map = L.map(element, { zoomControl: true, attributionControl: Boolean(data.attribution || data.tiles) });
  const state: Drawing = { map, layer: L.layerGroup().addTo(map), data };
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
    const centre = map.getCenter();
    onMove(centre, centre.distanceTo(map.getBounds().getNorthEast()) * 0.7);
  };
  map.on('dragend', moved);
  map.on('zoomend', () => draw(state));
  return state;
}

function fitTo(map: L.Map, data: MapData): void {
  const points = data.pins.map(({ lat, lng }) => L.latLng(lat, lng));
  if (data.centre && data.radius) map.fitBounds(L.latLng(data.centre).toBounds(data.radius * 2.2));
  else if (points.length > 0) map.fitBounds(L.latLngBounds(points).pad(0.15));
  else map.setView(data.fallback, 11);
}

/** Pins that would cover each other stand as one, which opens when it is pressed. */
function addCluster(map: L.Map, layer: L.LayerGroup, pins: Pin[], more: string): void {
  const words = more.replace('{count}', String(pins.length));
  const icon = L.divIcon({ className: 'pin pin-cluster', html: `<b>${pins.length}</b>`, iconSize: [48, 48] });
  const bounds = L.latLngBounds(pins.map(({ lat, lng }) => [lat, lng]));
  const marker = L.marker(bounds.getCenter(), { icon, title: words, alt: words, keyboard: true });
  marker.on('click', () => map.fitBounds(bounds.pad(0.4), { maxZoom: Math.max(map.getZoom() + 2, 14) }));
  marker.addTo(layer);
}

function addPin(layer: L.LayerGroup, pin: Pin): void {
  const kind = pin.left === null ? 'free' : pin.left === 0 ? 'full' : pin.left === 1 ? 'last' : 'free';
  const icon = L.divIcon({
    className: 'pin',
    html: pinSvg({ kind, number: pin.left ?? undefined }),
    iconSize: [44, 52],
    iconAnchor: [22, 46],
  });
  const words = pin.left === null ? pin.name : `${pin.name} · ${pin.left}`;
  const marker = L.marker([pin.lat, pin.lng], { icon, title: words, alt: words, keyboard: true, riseOnHover: true });
  marker.on('click keypress', (event) => {
    if (event.type === 'keypress' && (event as L.LeafletKeyboardEvent).originalEvent.key !== 'Enter') return;
    const row = document.getElementById(`hit-${pin.slug}`);
    if (row && getComputedStyle(row).display !== 'none' && row.offsetParent) {
      for (const other of document.querySelectorAll('.hit-selected')) other.classList.remove('hit-selected');
      row.classList.add('hit-selected');
      row.scrollIntoView({ block: 'nearest' });
      row.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
    } else location.href = pin.href;
  });
  marker.addTo(layer);
}
