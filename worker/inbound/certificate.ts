import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { bounceCertificate } from "@/base/bounce-env";
import { EnvironmentFault } from "@/base/env";

/**
 * What the files of `BAYAN_BOUNCE_CERT_FILE` and `BAYAN_BOUNCE_KEY_FILE` hold, as PEM; undefined: none are named.
 * Files that cannot be read or do not fit one another are a fault of the environment, said without showing a key.
 */
export function readCertificate(
  source: Record<string, string | undefined> = process.env,
): { cert: string; key: string } | undefined {
  const files = bounceCertificate(source);
  if (!files) return undefined;
  const cert = read("BAYAN_BOUNCE_CERT_FILE", files.certFile);
  const key = read("BAYAN_BOUNCE_KEY_FILE", files.keyFile);
  try {
    createSecureContext({ cert, key });
  } catch {
    throw fault("BAYAN_BOUNCE_KEY_FILE", `${files.keyFile} is not the key of a certificate in ${files.certFile}`);
  }
  return { cert, key };
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw fault(name, `${file} cannot be read`);
  }
}

const fault = (name: string, says: string) =>
  new EnvironmentFault(`${name} ${says}. Example: ${name}=/etc/bayan/bounces.pem`);
