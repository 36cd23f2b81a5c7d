import * as L from 'leaflet';
import { pinSvg } from '#cms/drawings/ginkgo.ts';
import type { Drawing, Pin } from './map-data.ts';

/** Pins that would cover each other stand as one, which opens when it is pressed. */
export function addCluster(map: L.Map, layer: L.LayerGroup, pins: Pin[], more: string): void {
  const words = more.replace('{count}', String(pins.length));
  const icon = L.divIcon({ className: 'pin pin-cluster', html: `<b>${pins.length}</b>`, iconSize: [48, 48] });
  const bounds = L.latLngBounds(pins.map(({ lat, lng }) => [lat, lng]));
  const marker = L.marker(bounds.getCenter(), { icon, title: words, alt: words, keyboard: true });
  onPress(marker, () => map.fitBounds(bounds.pad(0.4), { maxZoom: Math.max(map.getZoom() + 2, 14) }));
  marker.addTo(layer);
}

export function addPin({ layer, data, pins }: Drawing, pin: Pin): void {
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

export function iconOf(pin: Pin, selected: boolean): L.DivIcon {
  const kind = pin.left === null ? 'free' : pin.left === 0 ? 'full' : pin.left === 1 ? 'last' : 'free';
  return L.divIcon({
    className: 'pin',
    html: pinSvg({ kind, number: pin.left ?? undefined, selected }),
    iconSize: [44, 52],
    iconAnchor: [22, 46],
  });
}
