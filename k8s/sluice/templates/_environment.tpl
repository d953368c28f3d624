{{/* Environment variables: Spring's names of the properties in docs/configuration.md. */}}

{{/* A variable from a Secret: takes name, secret, key. */}}
{{- define "sluice.secret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}

{{/* Properties as variables: dots become underscores, dashes go. */}}
{{- define "sluice.settings" -}}
{{- range $property, $value := . }}
- name: {{ $property | replace "." "_" | replace "-" "" | upper }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- end }}

{{/* The port of health and metrics: not the API's, and the same for all services. */}}
{{- define "sluice.management" -}}
- name: SERVER_ADDRESS
  value: 0.0.0.0
- name: MANAGEMENT_SERVER_PORT
  value: "8081"
{{- end }}

{{- define "sluice.trust" -}}
{{- if .Values.trust.existingConfigMap }}
- name: JAVA_TOOL_OPTIONS
  value: -Djavax.net.ssl.trustStore=/etc/sluice/trust/cacerts
{{- end }}
{{- end }}

{{- define "sluice.temporal" -}}
- name: SPRING_TEMPORAL_CONNECTION_TARGET
  value: {{ .Values.temporal.address | quote }}
- name: SPRING_TEMPORAL_NAMESPACE
  value: {{ .Values.temporal.namespace | quote }}
{{- with .Values.temporal.apiKey.existingSecret }}
{{ include "sluice.secret" (dict "name" "SPRING_TEMPORAL_CONNECTION_APIKEY" "secret" . "key" "api-key") }}
{{- end }}
{{- with .Values.temporal.payloadKeys.existingSecret }}
{{ include "sluice.secret" (dict "name" "SLUICE_PAYLOAD_KEYS" "secret" . "key" "keys") }}
{{- end }}
{{- with .Values.temporal.tls }}
{{- if .enabled }}
- name: SPRING_TEMPORAL_CONNECTION_ENABLEHTTPS
  value: "true"
{{- with .existingSecret }}
- name: SPRING_TEMPORAL_CONNECTION_MTLS_KEYFILE
  value: /etc/sluice/temporal/tls.key
- name: SPRING_TEMPORAL_CONNECTION_MTLS_CERTCHAINFILE
  value: /etc/sluice/temporal/tls.crt
{{- end }}
{{- with .serverName }}
- name: SPRING_TEMPORAL_CONNECTION_MTLS_SERVERNAME
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Takes root and secret: the role's. */}}
{{- define "sluice.database" -}}
- name: SPRING_DATASOURCE_URL
  value: {{ .root.Values.database.url | quote }}
{{ include "sluice.secret" (dict "name" "SPRING_DATASOURCE_USERNAME" "secret" .secret "key" "username") }}
{{ include "sluice.secret" (dict "name" "SPRING_DATASOURCE_PASSWORD" "secret" .secret "key" "password") }}
{{- end }}

{{/* What people log in with. */}}
{{- define "sluice.login" -}}
{{- range $name, $user := .Values.login.users }}
{{- $variable := printf "SLUICE_SECURITY_USERS_%s" (upper $name) }}
{{ include "sluice.secret" (dict "name" (printf "%s_PASSWORD" $variable) "secret" $user.existingSecret "key" "password") }}
{{ include "sluice.secret" (dict "name" (printf "%s_ROLES" $variable) "secret" $user.existingSecret "key" "roles") }}
{{- end }}
{{- with .Values.login.oidc }}
{{- if .issuer }}
- name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI
  value: {{ .issuer | quote }}
- name: SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES
  value: {{ .audience | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* Without it, services do not send or accept secrets unencrypted. */}}
{{- define "sluice.transport" -}}
{{- if .Values.tls.elsewhere }}
- name: SLUICE_SECURITY_TLSELSEWHERE
  value: "true"
{{- end }}
{{- end }}

{{/* The API's own certificate. */}}
{{- define "sluice.certificate" -}}
{{- if .Values.tls.existingSecret }}
- name: SERVER_SSL_BUNDLE
  value: api
- name: SPRING_SSL_BUNDLE_PEM_API_KEYSTORE_CERTIFICATE
  value: file:/etc/sluice/tls/tls.crt
- name: SPRING_SSL_BUNDLE_PEM_API_KEYSTORE_PRIVATEKEY
  value: file:/etc/sluice/tls/tls.key
- name: SPRING_SSL_BUNDLE_PEM_API_RELOADONUPDATE
  value: "true"
# The kubelet and Prometheus use no TLS.
- name: MANAGEMENT_SERVER_SSL_ENABLED
  value: "false"
{{- end }}
{{- end }}

{{/* The URL where people reach the API, if it is known. */}}
{{- define "sluice.baseUrl" -}}
{{- with .Values.entrance -}}
{{- if $.Values.notificationService.baseUrl -}}
{{ $.Values.notificationService.baseUrl }}
{{- else if or .ingress.enabled .httpRoute.enabled -}}
https://{{ .host }}
{{- end }}
{{- end }}
{{- end }}

{{- define "sluice.mail" -}}
{{- if .host }}
- name: SPRING_MAIL_HOST
  value: {{ .host | quote }}
- name: SPRING_MAIL_PORT
  value: {{ .port | quote }}
- name: SLUICE_NOTIFICATION_MAIL_FROM
  value: {{ .from | quote }}
{{- with .existingSecret }}
{{ include "sluice.secret" (dict "name" "SPRING_MAIL_USERNAME" "secret" . "key" "username") }}
{{ include "sluice.secret" (dict "name" "SPRING_MAIL_PASSWORD" "secret" . "key" "password") }}
{{- end }}
{{- end }}
{{- end }}
