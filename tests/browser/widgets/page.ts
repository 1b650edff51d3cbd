import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import tailwind from "@tailwindcss/postcss";
import { build } from "esbuild";
import postcss from "postcss";
import { fontFaces, fontPath, readFont } from "@/ui/assets";

const folder = "tests/browser/widgets";

/** The widgets outside of any page: built with the desk's own styles, served on loopback. */
export async function serveWidgets(): Promise<{ url: string; close: () => void }> {
  const { outputFiles } = await build({
    entryPoints: [`${folder}/sheet.tsx`],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"development"', "process.env": "{}" },
    // Next's own link and router need a Next page around them.
    alias: { "next/link": `./${folder}/link.tsx`, "next/navigation": `./${folder}/navigation.ts` },
    logLevel: "error",
  });
  const script = outputFiles[0]?.text ?? "";
  const { css } = await postcss([tailwind()]).process(
    `${readFileSync("ui/desk.css", "utf8")}\n@source "../${folder}";`,
    { from: "ui/desk.css" },
  );
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.startsWith(fontPath)) {
      const bytes = readFont(pathname.slice(fontPath.length));
      response.writeHead(bytes ? 200 : 404, { "content-type": "font/woff2" }).end(bytes);
      return;
    }
    if (pathname === "/sheet.js") {
      response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(script);
      return;
    }
    const language = searchParams.get("language") === "ar" ? "ar" : "en";
    const theme = searchParams.get("theme") === "dark" ? "dark" : "light";
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8" })
      .end(
        `<!doctype html><html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}" data-theme="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Bayan</title><style>${fontFaces()}${css}</style></head><body><div id="root"></div><script src="/sheet.js"></script></body></html>`,
      );
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${port(server)}`, close: () => server.close() };
}

function port(server: Server): number {
  // A server that listens on TCP has an address with a port.
  return (server.address() as AddressInfo).port;
}
