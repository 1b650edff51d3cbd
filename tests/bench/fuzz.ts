import fc from "fast-check";
import { languages } from "@/base/vocabulary";
import { check } from "@/text/parity";
import { hostileText } from "../support/hostile";
import { faultsOf } from "../support/sound";
import { version } from "../support/versions";

/** Random and hostile texts through the whole check: it answers, soundly, and quickly. 100,000 of them unless told. */
const runs = Number(process.argv[2] ?? 100_000);
const slowest = { ms: 0, texts: "" };
const texts = fc.array(hostileText(60), { maxLength: 5 });
const lang = fc.constantFrom(...languages);
const started = performance.now();
fc.assert(
  fc.property(
    fc.uniqueArray(lang, { minLength: 1, maxLength: 3 }),
    fc.array(texts, { minLength: 3, maxLength: 3 }),
    (langs, all) => {
      const versions = langs.map((one, index) => version(one, ...(all[index] ?? [])));
      const before = performance.now();
      const faults = faultsOf(check(versions, { region: "IQ" }), versions);
      const ms = performance.now() - before;
      if (ms > slowest.ms) Object.assign(slowest, { ms, texts: JSON.stringify(all).slice(0, 300) });
      if (faults.length > 0) throw new Error(faults.join("; "));
    },
  ),
  { numRuns: Math.ceil(runs / 3) },
);
console.log(`${runs} texts in ${((performance.now() - started) / 1000).toFixed(0)} s, none without a sound answer`);
console.log(`slowest: ${slowest.ms.toFixed(0)} ms, ${slowest.texts}`);
