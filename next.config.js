import createNextIntlPlugin from "next-intl/plugin";

const withWords = createNextIntlPlugin("./app/_server/words.ts");

/** @type {import("next").NextConfig} */
const config = {
  // The reply cache of web/ compresses public replies once; compressing here would do it anew each time.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run types` checks the whole house; checking it again would cost every first start half a minute.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["postgres", "pg", "pg-boss", "better-auth", "mammoth", "nodemailer"],
  experimental: { serverActions: { bodySizeLimit: "25mb" } },
};

export default withWords(config);
