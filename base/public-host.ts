/** Names that no name server of the public answers for (RFC 2606, RFC 6761, RFC 8375), and hosts of one's own network. */
export const ownNames =
  /(^|\.)(example|example\.(com|net|org)|test|invalid|localhost|local|internal|intranet|lan|onion|home\.arpa)$/i;

/** May a name server of the public know this host? An address in figures is no name. */
export function isPublicHost(host: string): boolean {
  const name = host.replace(/\.$/, "");
  return name.includes(".") && !/\.\d+$/.test(name) && !ownNames.test(name);
}
