{{/* Small objects that several components have. */}}

{{/* Health and metrics of pods without an API. */}}
{{- define "sluice.metricsService" }}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "sluice.name" . }}
  labels:
    {{- include "sluice.labels" . | nindent 4 }}
spec:
  clusterIP: None
  selector:
    {{- include "sluice.selector" . | nindent 4 }}
  ports:
    - {name: management, port: 8081, targetPort: management}
{{- end }}

{{/* No service uses the Kubernetes API. */}}
{{- define "sluice.account" }}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "sluice.name" . }}
  labels:
    {{- include "sluice.labels" . | nindent 4 }}
automountServiceAccountToken: false
{{- end }}

{{/* Takes the component's replicas beside it. */}}
{{- define "sluice.disruptionBudget" }}
{{- if or (gt (int .replicas) 1) .root.Values.autoscaling.enabled }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "sluice.name" . }}
  labels:
    {{- include "sluice.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "sluice.selector" . | nindent 6 }}
{{- end }}
{{- end }}

{{/* A new pod is ready before an old one ends. */}}
{{- define "sluice.rollout" -}}
type: RollingUpdate
rollingUpdate:
  maxSurge: 1
  maxUnavailable: 0
{{- end }}
