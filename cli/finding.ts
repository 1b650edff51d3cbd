export interface Finding {
  check: string;
  ok: boolean;
  says: string;
}

/** Runs one check of the doctor; what it throws becomes its words. */
export async function check(name: string, look: () => Promise<string> | string): Promise<Finding> {
  try {
    return { check: name, ok: true, says: await look() };
  } catch (error) {
    return { check: name, ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}
