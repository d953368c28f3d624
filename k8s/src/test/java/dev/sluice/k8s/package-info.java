/**
 * Tries the chart: what helm makes of it, what an API server of Kubernetes says to that, and
 * whether it meets what the services read. No kubelet and no controller runs, so nothing starts.
 */
@NullMarked
package dev.sluice.k8s;

import org.jspecify.annotations.NullMarked;
