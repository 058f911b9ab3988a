/**
 * The pods that cert-manager makes to answer a challenge of HTTP-01 (RFC 8555), in the namespace of the certificate: the
 * label that it puts on them, and the TCP port on which they listen. Source: cert-manager documentation.
 */
export const HTTP01_SOLVER = Object.freeze({
  labels: Object.freeze({ 'acme.cert-manager.io/http01-solver': 'true' }),
  port: 8089,
});
