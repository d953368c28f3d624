{{/* Names and labels of the objects of a release. */}}

{{- define "sluice.release" -}}
{{- if contains "sluice" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-sluice{{ end }}
{{- end }}

{{/* Takes root and component. */}}
{{- define "sluice.name" -}}
{{ include "sluice.release" .root }}-{{ .component }}
{{- end }}

{{- define "sluice.chosen" -}}
app.kubernetes.io/name: sluice
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* The pods of a component. */}}
{{- define "sluice.selector" -}}
{{ include "sluice.chosen" .root }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "sluice.labels" -}}
{{ include "sluice.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "sluice.tag" -}}
{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "sluice.image" -}}
{{ .root.Values.image.repository }}/{{ .service }}:{{ include "sluice.tag" .root }}
{{- end }}

{{/* The URL of repository-service for the other services. */}}
{{- define "sluice.url" -}}
{{ ternary "https" "http" (ne .Values.tls.existingSecret "") }}://{{ include "sluice.name" (dict "root" . "component" "repository-service") }}:8080
{{- end }}

{{/* All host names that requests to repository-service may have. */}}
{{- define "sluice.hosts" -}}
{{- $service := include "sluice.name" (dict "root" . "component" "repository-service") -}}
{{- $inside := printf "%s.%s" $service .Release.Namespace -}}
{{- $hosts := list $service $inside (printf "%s.svc" $inside) (printf "%s.svc.cluster.local" $inside) -}}
{{- $outside := concat (list .Values.entrance.host) .Values.repositoryService.hosts -}}
{{ concat $hosts (without $outside "") | uniq | join "," }}
{{- end }}

{{/* The port at the end of host:port, or of a JDBC address: takes address and default. */}}
{{- define "sluice.port" -}}
{{- $found := regexFind ":[0-9]+(/|$)" .address | trimPrefix ":" | trimSuffix "/" -}}
{{ $found | default .default }}
{{- end }}
