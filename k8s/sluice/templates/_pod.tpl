{{/* What the pods of all components have in common. */}}

{{- define "sluice.pod" -}}
serviceAccountName: {{ include "sluice.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{ include "sluice.podSecurity" . }}
{{- end }}

{{/* Files of volumes belong to the group that the images run as. */}}
{{- define "sluice.podSecurity" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "sluice.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/*
Current work is finished or handed back within 60 seconds; before that, callers have five
seconds to notice that the pod stops.
*/}}
{{- define "sluice.end" -}}
terminationGracePeriodSeconds: 75
{{- end }}

{{/* Replicas run on different nodes if possible. */}}
{{- define "sluice.spread" -}}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "sluice.selector" $ | nindent 8 }}
  {{- end }}
{{- end }}

{{/*
Startup takes up to three minutes on a busy node. Liveness does not check PostgreSQL and Temporal:
a restart would not repair them.
*/}}
{{- define "sluice.probes" -}}
startupProbe:
  httpGet: {path: /actuator/health/liveness, port: management}
  periodSeconds: 3
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /actuator/health/liveness, port: management}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /actuator/health/readiness, port: management}
  periodSeconds: 5
  timeoutSeconds: 3
lifecycle:
  preStop:
    sleep:
      seconds: 5
{{- end }}
