import * as L from 'leaflet';
import type { GroundFeature, GroundKind } from '#cms/city/ground.ts';
import { langOf, textIn } from '#domain/language/lang.ts';
import type { MapData } from './map-data.ts';
import { textElement } from './map-pins.ts';

const STYLES: Record<GroundKind, L.PathOptions> = {
  water: { color: '#b5d3dc', weight: 3, fillColor: '#cfe3e8', fillOpacity: 1 },
  road: { color: '#d8c9a3', weight: 2 },
};

/** Areas lie under water and roads, and those under all names and pins. */
export const areaPane = (map: L.Map): string => paneOf(map, 'areas', '300');

function paneOf(map: L.Map, name: string, level: string): string {
  const pane = map.getPane(name) ?? map.createPane(name);
  pane.style.zIndex = level;
  return name;
}

/** Draws water and main roads, with names where the file says where to write them. */
export async function addGround(map: L.Map, { ground, lang }: MapData): Promise<void> {
  const pane = paneOf(map, 'ground', '310');
  try {
    const { features } = (await (await fetch(ground ?? '')).json()) as { features: GroundFeature[] };
    const collection = { type: 'FeatureCollection', features } as Parameters<typeof L.geoJSON>[0];
    const style = (feature?: { properties: { kind: GroundKind } }) => STYLES[feature?.properties.kind ?? 'water'];
    L.geoJSON(collection, { pane, interactive: false, style }).addTo(map);
    for (const { properties } of features) {
      const { name = {}, label, kind } = properties;
      const words = textIn(name, langOf(lang));
      if (!label || !words) continue;
      const icon = L.divIcon({ className: `map-${kind}-name`, html: textElement('span', words), iconSize: [0, 0] });
      L.marker([label[1], label[0]], { icon, pane, interactive: false, keyboard: false }).addTo(map);
    }
  } catch {
    // A map without water is still better than none.
  }
}
