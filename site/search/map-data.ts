import type * as L from 'leaflet';

export interface Pin {
  slug: string;
  name: string;
  lat: number;
  lng: number;
  left: number | null;
  href: string;
}
export interface MapData {
  pins: Pin[];
  /** What is searched around, the first of them the middle of the circle. */
  places: { lat: number; lng: number; name: string }[];
  radius: number | null;
  bounds: { south: number; west: number; north: number; east: number } | null;
  outlines: string | null;
  /** Water and main roads. */
  ground: string | null;
  tiles: string | null;
  attribution: string;
  fallback: { lat: number; lng: number };
  lang: string;
  words: { more: string; cluster: string; close: string; places: string; zoomIn: string; zoomOut: string };
}

export interface Drawing {
  map: L.Map;
  layer: L.LayerGroup;
  data: MapData;
  pins: Map<string, { marker: L.Marker; pin: Pin }>;
  /** The pin whose row is looked at. */
  shown?: string;
  /** By hand, not to show what was found. */
  moved: boolean;
  /** It moves to show something, which is no wish to search elsewhere. */
  showing: boolean;
  /** The pin that has the focus, or the first of the cluster that has: drawn anew it keeps it. */
  focused?: string;
}
