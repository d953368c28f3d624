{{/* Sized folders for temporary files, and mounted Secrets. */}}

{{/* Takes size. */}}
{{- define "sluice.temporary" -}}
- name: temporary
  emptyDir:
    sizeLimit: {{ .size }}
{{- end }}

{{- define "sluice.temporaryMount" -}}
- name: temporary
  mountPath: /tmp
{{- end }}

{{- define "sluice.temporalVolume" -}}
{{- if and .Values.temporal.tls.enabled .Values.temporal.tls.existingSecret }}
- name: temporal
  secret:
    secretName: {{ .Values.temporal.tls.existingSecret }}
    defaultMode: 288 # 0440
{{- end }}
{{- end }}

{{- define "sluice.temporalMount" -}}
{{- if and .Values.temporal.tls.enabled .Values.temporal.tls.existingSecret }}
- name: temporal
  mountPath: /etc/sluice/temporal
  readOnly: true
{{- end }}
{{- end }}

{{/*
An init container adds your own authority to a copy of Java's public ones, because the JVM cannot read
single certificates.
*/}}
{{- define "sluice.trustVolumes" -}}
{{- with .Values.trust.existingConfigMap }}
- name: authority
  configMap:
    name: {{ . }}
    items:
      - {key: ca.crt, path: ca.crt}
- name: trust
  emptyDir:
    sizeLimit: 2Mi
{{- end }}
{{- end }}

{{- define "sluice.trustMount" -}}
{{- if .Values.trust.existingConfigMap }}
- name: trust
  mountPath: /etc/sluice/trust
  readOnly: true
{{- end }}
{{- end }}

{{/* Takes root and service. */}}
{{- define "sluice.trustContainer" -}}
{{- if .root.Values.trust.existingConfigMap }}
initContainers:
  - name: trust
    image: {{ include "sluice.image" . }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    {{- include "sluice.containerSecurity" . | nindent 4 }}
    command:
      - sh
      - -ec
      - |
        cp "$JAVA_HOME/lib/security/cacerts" /etc/sluice/trust/cacerts
        chmod u+w /etc/sluice/trust/cacerts
        keytool -importcert -noprompt -alias sluice -file /etc/sluice/authority/ca.crt \
          -keystore /etc/sluice/trust/cacerts -storepass changeit
    resources:
      requests: {cpu: 100m, memory: 128Mi}
      limits: {memory: 128Mi}
    volumeMounts:
      - name: authority
        mountPath: /etc/sluice/authority
        readOnly: true
      - name: trust
        mountPath: /etc/sluice/trust
{{- end }}
{{- end }}

{{- define "sluice.certificateVolume" -}}
{{- with .Values.tls.existingSecret }}
- name: tls
  secret:
    secretName: {{ . }}
    defaultMode: 288 # 0440
{{- end }}
{{- end }}

{{- define "sluice.certificateMount" -}}
{{- if .Values.tls.existingSecret }}
- name: tls
  mountPath: /etc/sluice/tls
  readOnly: true
{{- end }}
{{- end }}
