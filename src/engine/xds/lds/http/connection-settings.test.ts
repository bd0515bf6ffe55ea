import { expect, test } from 'vitest'
import { meshConfig } from '../../../mesh/mesh-config.js'
import { proxy } from '../../../mesh/model/fixtures.js'
import type { HttpConnectionManager } from '../../../types/envoy/http-connection-manager.js'
import { connectionSettingsOf, withConnectionSettings } from './connection-settings.js'

const manager: HttpConnectionManager = { stat_prefix: 'x', http_filters: [], stream_idle_timeout: '0s', merge_slashes: true }

test('without settings nothing changes', () => {
  expect(withConnectionSettings(manager, undefined)).toBe(manager)
  expect(withConnectionSettings(manager, {})).toEqual(manager)
})

test('the reader’s settings go over the mesh’s', () => {
  const settings = { httpStreamIdleTimeout: '1m', httpMergeSlashes: false, http2InitialStreamWindowSize: -5, httpMaxConcurrentStreams: 7 }
  const { merge_slashes, ...rest } = manager
  expect(withConnectionSettings(manager, settings)).toEqual({
    ...rest,
    stream_idle_timeout: '60s',
    http2_protocol_options: { max_concurrent_streams: 7 },
  })
})

test('the edge’s defaults are for gateways, and give way to what is set', () => {
  const config = { connectionSettings: { profile: 'EDGE' as const, httpIdleTimeout: '1s' } }
  const mesh = meshConfig()
  expect(connectionSettingsOf(proxy('default'), config, mesh)).toBe(config.connectionSettings)
  expect(connectionSettingsOf(proxy('default', {}, 'router'), config, mesh)).toMatchObject({
    httpIdleTimeout: '1s',
    httpMaxConcurrentStreams: 100,
    httpPathWithEscapedSlashesAction: 'UNESCAPE_AND_REDIRECT',
  })
})
