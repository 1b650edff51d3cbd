import createNextIntlPlugin from "next-intl/plugin";

const withWords = createNextIntlPlugin("./app/_server/words.ts");

/** Languages that React Aria ships its words in and the desk does not speak. */
const unspoken =
  "bg-BG,cs-CZ,da-DK,de-DE,el-GR,es-ES,et-EE,fi-FI,fr-FR,he-IL,hr-HR,hu-HU,it-IT,ja-JP,ko-KR,lt-LT,lv-LV,nb-NO,nl-NL,pl-PL,pt-BR,pt-PT,ro-RO,ru-RU,sk-SK,sl-SI,sr-SP,sv-SE,tr-TR,uk-UA,zh-CN,zh-TW";

/** @type {import("next").NextConfig} */
const config = {
  // For the desk. Public replies and the build's files never meet it: the reply cache of web/ renders them
  // for a visitor who takes no encoding, and compresses them once.
  compress: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run types` checks the whole house; checking it again would cost every first start half a minute.
  // Next writes its own wishes into the file it is given: one of its own, so that a build changes nothing of ours.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
  serverExternalPackages: ["postgres", "pg", "pg-boss", "better-auth", "mammoth", "nodemailer"],
  turbopack: {
    rules: {
      [`**/node_modules/react-{aria,aria-components,stately}/**/intl/**/{${unspoken}}.mjs`]: {
        loaders: ["./ui/empty-words.cjs"],
        as: "*.js",
      },
    },
  },
  // Who may not enter a page gets 403 (app/forbidden.tsx).
  // proxy.ts would cut a body at 10 MB, and an import may have 20.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "25mb" }, proxyClientMaxBodySize: "25mb" },
};

export default withWords(config);
