import { databaseUrl, EnvironmentFault } from "@/base/env";
import { dataFolder, readSecret } from "./secrets";

export const ownerRole = "bayan_owner";
export const appRole = "bayan_app";

export interface DatabaseAddress {
  /** The application's own role: it may not change or delete what the audit log holds. */
  url: string;
  /** The role that owns the tables; the same as `url` where `DATABASE_URL` names the only one. */
  ownerUrl: string;
}

/** Where the database is: `DATABASE_URL`, or the embedded one by what its start left in `secrets/`. */
export function databaseAddress(data = dataFolder()): DatabaseAddress {
  const given = databaseUrl();
  if (given) return { url: given, ownerUrl: given };
  const port = readSecret(data, "database-port");
  if (!port) throw new EnvironmentFault("No database is running here. Start one with npm start, or set DATABASE_URL");
  return embeddedAddress(data, Number(port), "bayan");
}

export function embeddedAddress(data: string, port: number, name: string): DatabaseAddress {
  const of = (role: string) => `postgres://${role}:${readSecret(data, passwordFile(role))}@127.0.0.1:${port}/${name}`;
  return { url: of(appRole), ownerUrl: of(ownerRole) };
}

export const passwordFile = (role: string) => `password-${role}`;
