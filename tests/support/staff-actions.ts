import { readFileSync } from 'node:fs';

export interface StaffAction {
  /** By which the framework knows it. */
  id: string;
  /** What it is called in its file. */
  name: string;
  file: string;
}

/** The calls that built staff pages can make of the server. */
export function staffActions(): StaffAction[] {
  const { node } = JSON.parse(readFileSync('cms/.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { exportedName: string; filename: string }>;
  };
  return Object.entries(node).map(([id, { exportedName, filename }]) => ({ id, name: exportedName, file: filename }));
}

/** The one call that leads to all those of Payload. */
export function payloadAction(): string {
  return staffActions().find(({ file }) => file.endsWith('(payload)/layout.tsx'))?.id ?? '';
}

/** A form's body, its parts as they are written. */
export function formBody(...parts: [name: string, value: string][]): { 'content-type': string; body: string } {
  const written = parts.map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return { 'content-type': 'multipart/form-data; boundary=x', body: `${written.join('')}--x--\r\n` };
}
