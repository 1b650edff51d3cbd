import { isEnvironmentFault } from "@/base/env";
import { isRefusal } from "@/base/refusal";
import { exitStatus } from "@/base/vocabulary";

export interface DoorOptions {
  /** Standard output carries only JSON; words and logs go to standard error. */
  json?: boolean;
}

/**
 * Runs a command's work and turns what comes out into output and exit status: its result as JSON or by
 * `show` as words, a refusal as 1, a fault of the environment as 3. Anything else is a bug and says so.
 */
export async function answer<T>({ json }: DoorOptions, work: () => Promise<T>, show?: (result: T) => void) {
  if (json) console.log = console.error;
  try {
    const result = await work();
    if (json) print(result);
    else show?.(result);
  } catch (error) {
    process.exitCode = fail(error, json ?? false);
  }
}

export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function fail(error: unknown, json: boolean): number {
  if (isRefusal(error)) {
    if (json) print({ refused: error.reason, detail: error.detail });
    else console.error(`Refused: ${error.reason}${words(error.detail)}`);
    return exitStatus.refused;
  }
  if (isEnvironmentFault(error)) {
    console.error(error.message);
    return exitStatus.environment;
  }
  if (isAway(error)) {
    console.error(`The database does not answer: ${error.message}`);
    return exitStatus.environment;
  }
  console.error(error);
  return exitStatus.environment;
}

function words(detail: Record<string, unknown>): string {
  const facts = Object.entries(detail).map(([name, value]) => `${name} ${value}`);
  return facts.length ? ` (${facts.join(", ")})` : "";
}

function isAway(error: unknown): error is Error {
  const codes = ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "CONNECT_TIMEOUT", "CONNECTION_CLOSED", "28P01", "3D000"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
