// Node asks the nearest package.json for the format of each file that is imported, and parses its `exports` each
// time. Those of drizzle-orm are 170 kB, and its hundred files import each other by their whole names: half of the
// time in which a command starts. All of them are modules, so nobody need be asked.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = "", conditions } = context;
    const isOwn = specifier.startsWith(".") && parentURL.includes("/node_modules/drizzle-orm/");
    if (!isOwn || !conditions.includes("import")) return next(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
  },
});
