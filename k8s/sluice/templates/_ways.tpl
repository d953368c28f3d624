{{/* Rules of network policies. */}}

{{/* Takes peers, none for anywhere, and port. */}}
{{- define "sluice.way" -}}
- ports:
    - {port: {{ .port }}, protocol: TCP}
  {{- with .peers }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{- define "sluice.wayToRepository" -}}
- to:
    - podSelector:
        matchLabels:
          {{- include "sluice.selector" (dict "root" . "component" "repository-service") | nindent 10 }}
  ports:
    - {port: api}
    - {port: management}
{{- end }}
