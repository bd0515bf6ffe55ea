import type { TypedConfig } from './core.js'

/** Envoy v3 AccessLog, as Istio writes it on listeners, HTTP connection managers and TCP proxies. */
export interface AccessLog {
  name: string
  filter?: AccessLogFilter
  typed_config?: TypedConfig
}

export interface AccessLogFilter {
  response_flag_filter?: { flags: string[] }
  status_code_filter?: { comparison: { op?: 'GE' | 'LE'; value: { default_value?: number; runtime_key: string } } }
  extension_filter?: { name: string; typed_config: TypedConfig }
  and_filter?: { filters: AccessLogFilter[] }
}

/** `envoy.extensions.access_loggers.file.v3.FileAccessLog` */
export interface FileAccessLog extends TypedConfig {
  path: string
  log_format: SubstitutionFormat
}

export interface SubstitutionFormat {
  text_format_source?: { inline_string: string }
  json_format?: Record<string, unknown>
  json_format_options?: { sort_properties?: true }
  omit_empty_values?: boolean
  formatters?: { name: string; typed_config: TypedConfig }[]
}
