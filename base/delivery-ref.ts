/** Names one delivery: its slice and its number, the primary key of the ledger. */
export interface DeliveryRef {
  sliceId: number;
  id: number;
}

/**
 * Sixteen characters of base64url, always: five bytes of slice, seven of number. One length for all
 * lets a mail be compiled once and only have its bytes exchanged. All zeros stands for a test mail.
 */
export function packRef({ sliceId, id }: DeliveryRef): string {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(sliceId, 0, 5);
  // The upper bytes of a safe integer: writeUIntBE reaches six.
  bytes.writeUInt8(Math.floor(id / 2 ** 48), 5);
  bytes.writeUIntBE(id % 2 ** 48, 6, 6);
  return bytes.toString("base64url");
}

export const testRef: DeliveryRef = { sliceId: 0, id: 0 };

export function unpackRef(text: string): DeliveryRef | null {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length !== 12) return null;
  return { sliceId: bytes.readUIntBE(0, 5), id: bytes.readUInt8(5) * 2 ** 48 + bytes.readUIntBE(6, 6) };
}
