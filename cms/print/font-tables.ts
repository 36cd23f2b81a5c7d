export interface Table {
  tag: string;
  /** In bytes from the file's beginning. */
  offset: number;
  length: number;
}

/** The tables of an OpenType font, from the head of its file. */
export function readTables(head: Buffer): Table[] {
  return Array.from({ length: head.readUInt16BE(4) }, (_, at) => {
    const entry = 12 + at * 16;
    const tag = head.toString('latin1', entry, entry + 4);
    return { tag, offset: head.readUInt32BE(entry + 8), length: head.readUInt32BE(entry + 12) };
  });
}

/** Which names of a font say its family, and which its family and weight. */
const FAMILY_NAMES = [1, 3, 4, 16];

/** The font under a family name that begins as given: `Noto` becomes `Site`, four letters for four. */
export function withFamily(font: Buffer, family: string): Buffer {
  const table = readTables(font).find(({ tag }) => tag === 'name');
  if (!table) throw new Error(`${family} has no names`);
  const own = Buffer.from(font);
  const [count, strings] = [own.readUInt16BE(table.offset + 2), table.offset + own.readUInt16BE(table.offset + 4)];
  const begin = family.slice(0, 4);
  for (let at = 0; at < count; at++) {
    const record = table.offset + 6 + at * 12;
    if (!FAMILY_NAMES.includes(own.readUInt16BE(record + 6))) continue;
    const name = own.subarray(
      strings + own.readUInt16BE(record + 10),
      strings + own.readUInt16BE(record + 10) + own.readUInt16BE(record + 8),
    );
    const wide = name.indexOf(Buffer.from('Noto', 'utf16le').swap16());
    const narrow = name.indexOf('Noto', 0, 'latin1');
    if (wide >= 0) Buffer.from(begin, 'utf16le').swap16().copy(name, wide);
    else if (narrow >= 0) name.write(begin, narrow, 'latin1');
  }
  return own;
}

/** Calls back with every character of a `cmap` table (formats 4 and 12, which every font of ours has). */
export function eachCharacter(cmap: Buffer, call: (codePoint: number) => void): void {
  for (let at = 0; at < cmap.readUInt16BE(2); at++) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + at * 8 + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 12) eachOfGroups(subtable, call);
    if (format === 4) eachOfSegments(subtable, call);
  }
}

function eachOfGroups(subtable: Buffer, call: (codePoint: number) => void): void {
  for (let group = 0; group < subtable.readUInt32BE(12); group++) {
    const [first, last] = [subtable.readUInt32BE(16 + group * 12), subtable.readUInt32BE(16 + group * 12 + 4)];
    for (let code = first; code <= last; code++) call(code);
  }
}

function eachOfSegments(subtable: Buffer, call: (codePoint: number) => void): void {
  const double = subtable.readUInt16BE(6);
  for (let at = 0; at < double; at += 2) {
    const [last, first] = [subtable.readUInt16BE(14 + at), subtable.readUInt16BE(16 + double + at)];
    const [shift, range] = [subtable.readUInt16BE(16 + 2 * double + at), subtable.readUInt16BE(16 + 3 * double + at)];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const place = 16 + 3 * double + at + range + 2 * (code - first);
      const glyph = range === 0 ? (code + shift) & 0xffff : place + 1 < subtable.length ? subtable.readUInt16BE(place) : 0;
      if (glyph !== 0) call(code);
    }
  }
}
