import * as L from 'leaflet';
import type { PinKind } from '#cms/drawings/ginkgo.ts';
import { openCard } from './map-card.ts';
import type { Drawing, MapData, Pin } from './map-data.ts';

/** Pins that would cover each other stand as one, which opens when it is pressed. */
export function addCluster(map: L.Map, layer: L.LayerGroup, pins: Pin[], { more, cluster }: MapData['words']): void {
  const words = more.replace('{count}', String(pins.length));
  const icon = L.divIcon({
    className: 'pin pin-cluster',
    html: textElement('b', cluster.replace('{count}', String(pins.length))),
    iconSize: [64, 44],
  });
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
    } else if (row) openCard(row, { close: data.words.close, after: marker.getElement() ?? null });
    else location.href = pin.href;
  });
  marker.addTo(layer);
}

/** By a finger, a mouse, Enter or the space bar. */
function onPress(marker: L.Marker, act: () => void): void {
  marker.on('click', act);
  marker.on('keypress', (event) => {
    const { originalEvent } = event as L.LeafletKeyboardEvent;
    if (originalEvent.key !== 'Enter' && originalEvent.key !== ' ') return;
    originalEvent.preventDefault();
    act();
  });
}

export function iconOf(pin: Pin, selected: boolean): L.DivIcon {
  const kind = pin.left === null ? 'free' : pin.left === 0 ? 'full' : pin.left === 1 ? 'last' : 'free';
  return L.divIcon({
    className: selected ? 'pin pin-selected' : 'pin',
    html: drawnElement(kind, pin.left === null ? '' : String(pin.left)),
    iconSize: [44, 52],
    iconAnchor: [22, 46],
  });
}

/** The library takes strings as HTML; an element holds what it is given as text. */
export function textElement(tag: 'b' | 'span', text: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text });
}

/** The page has a drawing of each kind of pin, made by the server; this is a copy of it with a number. */
function drawnElement(kind: PinKind, digits: string): HTMLElement {
  const element = document.createElement('span');
  const drawing = document.querySelector<HTMLTemplateElement>(`template[data-pin="${kind}"]`);
  if (drawing) element.append(drawing.content.cloneNode(true));
  const text = element.querySelector('text');
  if (text) text.textContent = digits;
  if (digits.length > 2) text?.setAttribute('font-size', '12');
  return element;
}
