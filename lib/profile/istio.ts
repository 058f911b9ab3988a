/** The ports of Istio that policies are about. Source: Istio documentation, "Ports used by Istio". */
export const ISTIO_PORTS = Object.freeze({
  /** Where pods in ambient mode, and sidecars in such a mesh, listen for what the mesh tunnels to them (HBONE). */
  tunnel: 15008,
  /** Where istiod hands out configuration and certificates (XDS and CA, over TLS). */
  istiod: 15012,
  /** Where istiod answers the API server: injection and validation. */
  webhook: 15017,
  /** Where a sidecar shows the metrics of Envoy. */
  envoyMetrics: 15090,
  /** Where it shows those of Envoy, the agent and the application together. */
  mergedMetrics: 15020,
});

/**
 * The addresses that the CNI agent of Istio gives to the probes of the kubelet in ambient mode, so that they pass by the
 * tunnel. Source: Istio documentation, "Ambient and Kubernetes NetworkPolicy".
 */
export const AMBIENT_PROBE_SOURCES = Object.freeze({
  IPv4: '169.254.7.127/32',
  IPv6: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128',
});

/** By this label, of a namespace or of pods, Istio takes pods into its ambient mode (`ambient`), or leaves them out. */
export const DATAPLANE_MODE_LABEL = 'istio.io/dataplane-mode';
