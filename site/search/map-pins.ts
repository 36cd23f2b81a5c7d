import * as L from 'leaflet';
import type { PinKind } from '#cms/drawings/ginkgo.ts';
import { openCard } from './map-card.ts';
import type { Drawing, Pin } from './map-data.ts';

/** Pins that would cover each other stand as one, which opens when it is pressed. */
export function addCluster(state: Drawing, pins: Pin[]): void {
  const { map, layer, data } = state;
  const { more, cluster } = data.words;
  const words = more.replace('{count}', String(pins.length));
  const icon = L.divIcon({
    className: 'pin pin-cluster',
    html: textElement('b', cluster.replace('{count}', String(pins.length))),
    iconSize: [64, 44],
  });
  const bounds = L.latLngBounds(pins.map(({ lat, lng }) => [lat, lng]));
  const marker = L.marker(bounds.getCenter(), { icon, title: words, alt: words, keyboard: true });
  onPress(marker, () => {
    state.showing = true;
    map.fitBounds(bounds.pad(0.4), { maxZoom: Math.max(map.getZoom() + 2, 14) });
  });
  marker.addTo(layer);
  followFocus(state, marker, pins);
}

/** Notes whether a marker has the focus, so that what is drawn in its place has it. */
function followFocus(state: Drawing, marker: L.Marker, pins: readonly Pin[]): void {
  const element = marker.getElement();
  if (!element) return;
  element.dataset.pins = pins.map(({ slug }) => slug).join(' ');
  element.addEventListener('focus', () => {
    state.focused = pins[0]?.slug;
  });
  element.addEventListener('blur', () => {
    // What is taken away while it has the focus has lost it against nobody's will.
    if (element.isConnected) state.focused = undefined;
  });
}

/** Gives the focus to what now stands for a pin. */
export function keepFocus({ map }: Drawing, slug: string): void {
  const markers = map.getPane('markerPane')?.querySelectorAll<HTMLElement>('[data-pins]') ?? [];
  const its = [...markers].find((one) => one.dataset.pins?.split(' ').includes(slug));
  (its ?? map.getContainer()).focus({ preventScroll: true });
}

export function addPin(state: Drawing, pin: Pin): void {
  const { layer, data, pins } = state;
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
  followFocus(state, marker, [pin]);
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
