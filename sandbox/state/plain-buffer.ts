/** A row whose key and columns are texts, as those of Terraform's locks are. */
export interface Row {
  readonly key: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, string>;
}

/** The bytes are no row of texts. */
class NoRow extends Error {}

const HEADER = 0x75;
const TAG = {
  key: 1,
  data: 2,
  cell: 3,
  name: 4,
  value: 5,
  deletion: 8,
  rowChecksum: 9,
  cellChecksum: 10,
} as const;
const STRING = 3;

/** Writes a row as PlainBuffer, Tablestore's own encoding. */
export function encodeRow({ key, columns }: Row): Buffer {
  const cells = [...key, ...columns].map(([name, value]) => encodeCell(name, value));
  const keyCells = cells.slice(0, key.size).map(({ bytes }) => bytes);
  const dataCells = cells.slice(key.size).map(({ bytes }) => bytes);
  const checksum = crc8(Buffer.from([...cells.map(({ crc }) => crc), 0]));
  return Buffer.concat([
    littleEndian(HEADER),
    Buffer.from([TAG.key]),
    ...keyCells,
    ...(dataCells.length > 0 ? [Buffer.from([TAG.data]), ...dataCells] : []),
    Buffer.from([TAG.rowChecksum, checksum]),
  ]);
}

function encodeCell(name: string, value: string): { bytes: Buffer; crc: number } {
  const [nameBytes, valueBytes] = [Buffer.from(name), Buffer.from(value)];
  const content = Buffer.concat([Buffer.from([STRING]), littleEndian(valueBytes.length), valueBytes]);
  const crc = crc8(Buffer.concat([nameBytes, content]));
  const bytes = Buffer.concat([
    Buffer.from([TAG.cell, TAG.name]),
    littleEndian(nameBytes.length),
    nameBytes,
    Buffer.from([TAG.value]),
    littleEndian(content.length),
    content,
    Buffer.from([TAG.cellChecksum, crc]),
  ]);
  return { bytes, crc };
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** CRC-8 with the polynomial x^8 + x^2 + x + 1. */
function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc;
}

/** Reads a row of PlainBuffer. @throws NoRow where the bytes are anything else */
export function decodeRow(bytes: Buffer): Row {
  const reader = new Reader(bytes);
  if (reader.number() !== HEADER) throw new NoRow("no header");
  const key = reader.next(TAG.key) ? cells(reader) : [];
  const columns = reader.next(TAG.data) ? cells(reader) : [];
  return { key: new Map(key), columns: new Map(columns) };
}

function cells(reader: Reader): [string, string][] {
  const found: [string, string][] = [];
  while (reader.next(TAG.cell)) found.push(cell(reader));
  return found;
}

function cell(reader: Reader): [string, string] {
  reader.expect(TAG.name);
  const name = reader.text();
  reader.expect(TAG.value);
  reader.number();
  reader.expect(STRING);
  const value = reader.text();
  reader.expect(TAG.cellChecksum);
  reader.byte();
  return [name, value];
}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Whether the next byte is `tag`; it is read then. */
  next(tag: number): boolean {
    const isNext = this.bytes[this.at] === tag;
    if (isNext) this.at += 1;
    return isNext;
  }

  expect(tag: number): void {
    if (!this.next(tag)) throw new NoRow(`byte ${this.at} is not ${tag}`);
  }

  byte(): number {
    return this.take(1)[0] as number;
  }

  number(): number {
    return this.take(4).readUInt32LE();
  }

  text(): string {
    return this.take(this.number()).toString("utf8");
  }

  private take(length: number): Buffer {
    if (this.at + length > this.bytes.length) throw new NoRow("it ends too early");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
