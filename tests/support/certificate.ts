import { generateKeyPairSync, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** A certificate of this host that signs itself (RFC 5280, 8410), valid in this century, and its key; PEM. */
export function certificateOf(host: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const ed25519 = der(0x30, oid(0x2b, 0x65, 0x70));
  const name = der(0x30, der(0x31, der(0x30, oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(host)))));
  const validity = der(0x30, ...["000101000000Z", "491231235959Z"].map((at) => der(0x17, Buffer.from(at))));
  const hosts = der(0x30, der(0x82, Buffer.from(host)));
  const subjectAltName = der(0x30, oid(0x55, 0x1d, 0x11), der(0x04, hosts));
  const body = der(
    0x30,
    ...[der(0xa0, der(0x02, Buffer.of(2))), der(0x02, Buffer.of(1)), ed25519, name, validity, name],
    ...[publicKey.export({ type: "spki", format: "der" }), der(0xa3, der(0x30, subjectAltName))],
  );
  const whole = der(0x30, body, ed25519, der(0x03, Buffer.of(0), sign(null, body, privateKey)));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString("base64")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** Puts them where `BAYAN_BOUNCE_CERT_FILE` and `BAYAN_BOUNCE_KEY_FILE` lead. */
export function keepCertificate(folder: string, { cert, key }: ReturnType<typeof certificateOf>) {
  const files = {
    BAYAN_BOUNCE_CERT_FILE: join(folder, "bounces.crt"),
    BAYAN_BOUNCE_KEY_FILE: join(folder, "bounces.key"),
  };
  writeFileSync(files.BAYAN_BOUNCE_CERT_FILE, cert);
  writeFileSync(files.BAYAN_BOUNCE_KEY_FILE, key);
  return files;
}

/** One value by the distinguished encoding rules (X.690). */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const oid = (...bytes: number[]) => der(0x06, Buffer.of(...bytes));
