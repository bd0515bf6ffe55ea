// Made by tests/conformance/oracle (`oracle envoy-types`) from Envoy's protobuf descriptors: do not edit.

/** One message a line: its name, then `field=type`. How types are written is told in envoy-schema.ts. */
export const messages = `
envoy.config.accesslog.v3.AccessLog name=s filter=m1 typed_config=A|0
envoy.config.accesslog.v3.AccessLogFilter status_code_filter=me|0 duration_filter=m4|0 not_health_check_filter=ma|0 traceable_filter=mf|0 runtime_filter=md|0 and_filter=m2|0 or_filter=mb|0 header_filter=m7|0 response_flag_filter=mc|0 grpc_status_filter=m6|0 extension_filter=m5|0 metadata_filter=m9|0 log_type_filter=m8|0
envoy.config.accesslog.v3.AndFilter filters=*m1
envoy.config.accesslog.v3.ComparisonFilter op=e0 value=m3n
envoy.config.accesslog.v3.DurationFilter comparison=m3
envoy.config.accesslog.v3.ExtensionFilter name=s typed_config=A|0
envoy.config.accesslog.v3.GrpcStatusFilter statuses=*e1 exclude=b
envoy.config.accesslog.v3.HeaderFilter header=m5g
envoy.config.accesslog.v3.LogTypeFilter types=*e14 exclude=b
envoy.config.accesslog.v3.MetadataFilter matcher=mor match_if_key_not_found=Wb
envoy.config.accesslog.v3.NotHealthCheckFilter
envoy.config.accesslog.v3.OrFilter filters=*m1
envoy.config.accesslog.v3.ResponseFlagFilter flags=*s
envoy.config.accesslog.v3.RuntimeFilter runtime_key=s percent_sampled=mpe use_independent_randomness=b
envoy.config.accesslog.v3.StatusCodeFilter comparison=m3
envoy.config.accesslog.v3.TraceableFilter
envoy.config.cluster.v3.CircuitBreakers thresholds=*mh per_host_thresholds=*mh
envoy.config.cluster.v3.CircuitBreakers.Thresholds priority=ek max_connections=Wn max_pending_requests=Wn max_requests=Wn max_retries=Wn retry_budget=mi track_remaining=b max_connection_pools=Wn
envoy.config.cluster.v3.CircuitBreakers.Thresholds.RetryBudget budget_percent=mpl budget_interval=D min_retry_concurrency=Wn
envoy.config.cluster.v3.Cluster transport_socket_matches=*m10 transport_socket_matcher=mr3 name=s alt_stat_name=s type=e3|0 cluster_type=mo|0 eds_cluster_config=mp connect_timeout=D per_connection_buffer_limit_bytes=Wn per_connection_buffer_high_watermark_timeout=D lb_policy=e5 load_assignment=m45 health_checks=*m2h max_requests_per_connection=Wn circuit_breakers=mg upstream_http_protocol_options=m43 common_http_protocol_options=m2v http_protocol_options=m2p http2_protocol_options=m2s typed_extension_protocol_options=%A dns_refresh_rate=D dns_jitter=D dns_failure_refresh_rate=mw respect_dns_ttl=b dns_lookup_family=e4 dns_resolvers=*m1i use_tcp_for_dns_lookups=b dns_resolution_config=m1u typed_dns_resolver_config=m41 wait_for_warm_on_init=Wb outlier_detection=m15 cleanup_interval=D upstream_bind_config=m1p lb_subset_config=mq ring_hash_lb_config=mx|1 maglev_lb_config=mt|1 original_dst_lb_config=mu|1 least_request_lb_config=ms|1 round_robin_lb_config=my|1 common_lb_config=mk transport_socket=m40 metadata=m35 protocol_selection=e2 upstream_connection_options=m17 close_connections_on_host_health_failure=b ignore_health_on_host_removal=b filters=*m12 load_balancing_policy=m13 lrs_server=m1s lrs_report_endpoint_metrics=*s track_timeout_budgets=b upstream_config=m41 track_cluster_stats=m16 preconnect_policy=mv connection_pool_per_downstream_connection=b
envoy.config.cluster.v3.Cluster.CommonLbConfig healthy_panic_threshold=mpl zone_aware_lb_config=mn|0 locality_weighted_lb_config=mm|0 update_merge_window=D ignore_new_hosts_until_first_hc=b close_connections_on_host_set_change=b consistent_hashing_lb_config=ml override_host_status=m2o
envoy.config.cluster.v3.Cluster.CommonLbConfig.ConsistentHashingLbConfig use_hostname_for_hashing=b hash_balance_factor=Wn
envoy.config.cluster.v3.Cluster.CommonLbConfig.LocalityWeightedLbConfig
envoy.config.cluster.v3.Cluster.CommonLbConfig.ZoneAwareLbConfig routing_enabled=mpl min_cluster_size=Wl fail_traffic_on_panic=b
envoy.config.cluster.v3.Cluster.CustomClusterType name=s typed_config=A
envoy.config.cluster.v3.Cluster.EdsClusterConfig eds_config=m1s service_name=s
envoy.config.cluster.v3.Cluster.LbSubsetConfig fallback_policy=e6 default_subset=S subset_selectors=*mr locality_weight_aware=b scale_locality_weight=b panic_mode_any=b list_as_any=b metadata_fallback_policy=e7
envoy.config.cluster.v3.Cluster.LbSubsetConfig.LbSubsetSelector keys=*s single_host_per_subset=b fallback_policy=e8 fallback_keys_subset=*s
envoy.config.cluster.v3.Cluster.LeastRequestLbConfig choice_count=Wn active_request_bias=m3j slow_start_config=mz
envoy.config.cluster.v3.Cluster.MaglevLbConfig table_size=Wl
envoy.config.cluster.v3.Cluster.OriginalDstLbConfig use_http_header=b http_header_name=s upstream_port_override=Wn metadata_key=mp1
envoy.config.cluster.v3.Cluster.PreconnectPolicy per_upstream_preconnect_ratio=Wn predictive_preconnect_ratio=Wn
envoy.config.cluster.v3.Cluster.RefreshRate base_interval=D max_interval=D
envoy.config.cluster.v3.Cluster.RingHashLbConfig minimum_ring_size=Wl hash_function=e9 maximum_ring_size=Wl
envoy.config.cluster.v3.Cluster.RoundRobinLbConfig slow_start_config=mz
envoy.config.cluster.v3.Cluster.SlowStartConfig slow_start_window=D aggression=m3j min_weight_percent=mpl
envoy.config.cluster.v3.Cluster.TransportSocketMatch name=s match=S transport_socket=m40
envoy.config.cluster.v3.ClusterCollection entries=mqx
envoy.config.cluster.v3.Filter name=s typed_config=A config_discovery=m1y
envoy.config.cluster.v3.LoadBalancingPolicy policies=*m14
envoy.config.cluster.v3.LoadBalancingPolicy.Policy typed_extension_config=m41
envoy.config.cluster.v3.OutlierDetection consecutive_5xx=Wn interval=D base_ejection_time=D max_ejection_percent=Wn enforcing_consecutive_5xx=Wn enforcing_success_rate=Wn success_rate_minimum_hosts=Wn success_rate_request_volume=Wn success_rate_stdev_factor=Wn consecutive_gateway_failure=Wn enforcing_consecutive_gateway_failure=Wn split_external_local_origin_errors=b consecutive_local_origin_failure=Wn enforcing_consecutive_local_origin_failure=Wn enforcing_local_origin_success_rate=Wn failure_percentage_threshold=Wn enforcing_failure_percentage=Wn enforcing_failure_percentage_local_origin=Wn failure_percentage_minimum_hosts=Wn failure_percentage_request_volume=Wn max_ejection_time=D max_ejection_time_jitter=D successful_active_health_check_uneject_host=Wb monitors=*m41 always_eject_one_host=Wb detect_degraded_hosts=Wb
envoy.config.cluster.v3.TrackClusterStats timeout_budgets=b request_response_sizes=b per_endpoint_stats=b
envoy.config.cluster.v3.UpstreamConnectionOptions tcp_keepalive=m3y set_local_interface_name_on_upstream_connections=b happy_eyeballs_config=m18
envoy.config.cluster.v3.UpstreamConnectionOptions.HappyEyeballsConfig first_address_family_version=ea first_address_family_count=Wn
envoy.config.common.key_value.v3.KeyValueStoreConfig config=m41
envoy.config.common.matcher.v3.HttpGenericBodyMatch bytes_limit=n patterns=*m1b
envoy.config.common.matcher.v3.HttpGenericBodyMatch.GenericTextMatch string_match=s|0 binary_match=y|0
envoy.config.common.matcher.v3.HttpHeadersMatch headers=*m5g
envoy.config.common.matcher.v3.MatchPredicate or_match=m1e|0 and_match=m1e|0 not_match=m1d|0 any_match=b|0 http_request_headers_match=m1c|0 http_request_trailers_match=m1c|0 http_response_headers_match=m1c|0 http_response_trailers_match=m1c|0 http_request_generic_body_match=m1a|0 http_response_generic_body_match=m1a|0
envoy.config.common.matcher.v3.MatchPredicate.MatchSet rules=*m1d
envoy.config.common.mutation_rules.v3.HeaderMutation remove=s|0 append=m2g|0 remove_on_match=m1g|0
envoy.config.common.mutation_rules.v3.HeaderMutation.RemoveOnMatch key_matcher=moy
envoy.config.common.mutation_rules.v3.HeaderMutationRules allow_all_routing=Wb allow_envoy=Wb disallow_system=Wb disallow_all=Wb allow_expression=mow disallow_expression=mow disallow_is_error=Wb
envoy.config.core.v3.Address socket_address=m3q|0 pipe=m37|0 envoy_internal_address=m1w|0
envoy.config.core.v3.AggregatedConfigSource
envoy.config.core.v3.AlternateProtocolsCacheOptions name=s max_entries=Wn key_value_store_config=m41 prepopulated_entries=*m1l canonical_suffixes=*s
envoy.config.core.v3.AlternateProtocolsCacheOptions.AlternateProtocolsCacheEntry hostname=s port=n
envoy.config.core.v3.ApiConfigSource api_type=eb transport_api_version=ec cluster_names=*s grpc_services=*m22 refresh_delay=D request_timeout=D rate_limit_settings=m3e set_node_on_first_message_only=b config_validators=*m41
envoy.config.core.v3.AsyncDataSource local=m1t|0 remote=m3f|0
envoy.config.core.v3.BackoffStrategy base_interval=D max_interval=D
envoy.config.core.v3.BindConfig source_address=m3q freebind=Wb socket_options=*m3s extra_source_addresses=*m1z additional_source_addresses=*m3q local_address_selector=m41
envoy.config.core.v3.CelExpressionConfig enable_string_conversion=b enable_string_concat=b enable_string_functions=b
envoy.config.core.v3.CidrRange address_prefix=s prefix_len=Wn
envoy.config.core.v3.ConfigSource authorities=*mqv path=s|0 path_config_source=m36|0 api_config_source=m1m|0 ads=m1j|0 self=m3p|0 initial_fetch_timeout=D resource_api_version=ec
envoy.config.core.v3.DataSource filename=s|0 inline_bytes=y|0 inline_string=s|0 environment_variable=s|0 watched_directory=m44
envoy.config.core.v3.DnsResolutionConfig resolvers=*m1i dns_resolver_options=m1v
envoy.config.core.v3.DnsResolverOptions use_tcp_for_dns_lookups=b no_default_search_domain=b
envoy.config.core.v3.EnvoyInternalAddress server_listener_name=s|0 endpoint_id=s
envoy.config.core.v3.EventServiceConfig grpc_service=m22|0
envoy.config.core.v3.ExtensionConfigSource config_source=m1s default_config=A apply_default_config_without_warming=b type_urls=*s
envoy.config.core.v3.ExtraSourceAddress address=m3q socket_options=m3w
envoy.config.core.v3.GrpcMethodList services=*m21
envoy.config.core.v3.GrpcMethodList.Service name=s method_names=*s
envoy.config.core.v3.GrpcService envoy_grpc=m23|0 google_grpc=m24|0 timeout=D initial_metadata=*m2f retry_policy=m3g
envoy.config.core.v3.GrpcService.EnvoyGrpc cluster_name=s authority=s retry_policy=m3g max_receive_message_length=Wn skip_envoy_headers=b
envoy.config.core.v3.GrpcService.GoogleGrpc target_uri=s channel_credentials=m2c channel_credentials_plugin=*A call_credentials=*m25 call_credentials_plugin=*A stat_prefix=s credentials_factory_name=s config=S per_stream_buffer_limit_bytes=Wn channel_args=m2a
envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials access_token=s|0 google_compute_engine=E|0 google_refresh_token=s|0 service_account_jwt_access=m28|0 google_iam=m26|0 from_plugin=m27|0 sts_service=m29|0
envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials.GoogleIAMCredentials authorization_token=s authority_selector=s
envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials.MetadataCredentialsFromPlugin name=s typed_config=A|0
envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials.ServiceAccountJWTAccessCredentials json_key=s token_lifetime_seconds=l
envoy.config.core.v3.GrpcService.GoogleGrpc.CallCredentials.StsService token_exchange_service_uri=s resource=s audience=s scope=s requested_token_type=s subject_token_path=s subject_token_type=s actor_token_path=s actor_token_type=s
envoy.config.core.v3.GrpcService.GoogleGrpc.ChannelArgs args=%m2b
envoy.config.core.v3.GrpcService.GoogleGrpc.ChannelArgs.Value string_value=s|0 int_value=l|0
envoy.config.core.v3.GrpcService.GoogleGrpc.ChannelCredentials ssl_credentials=m2e|0 google_default=E|0 local_credentials=m2d|0
envoy.config.core.v3.GrpcService.GoogleGrpc.GoogleLocalCredentials
envoy.config.core.v3.GrpcService.GoogleGrpc.SslCredentials root_certs=m1t private_key=m1t cert_chain=m1t
envoy.config.core.v3.HeaderValue key=s value=s raw_value=y
envoy.config.core.v3.HeaderValueOption header=m2f append=Wb append_action=ed keep_empty_value=b
envoy.config.core.v3.HealthCheck timeout=D interval=D initial_jitter=D interval_jitter=D interval_jitter_percent=n unhealthy_threshold=Wn healthy_threshold=Wn alt_port=Wn reuse_connection=Wb http_health_check=m2k|0 tcp_health_check=m2m|0 grpc_health_check=m2j|0 custom_health_check=m2i|0 no_traffic_interval=D no_traffic_healthy_interval=D unhealthy_interval=D unhealthy_edge_interval=D healthy_edge_interval=D event_log_path=s event_logger=*m41 event_service=m1x always_log_health_check_failures=b always_log_health_check_success=b tls_options=m2n transport_socket_match_criteria=S
envoy.config.core.v3.HealthCheck.CustomHealthCheck name=s typed_config=A|0
envoy.config.core.v3.HealthCheck.GrpcHealthCheck service_name=s authority=s initial_metadata=*m2g
envoy.config.core.v3.HealthCheck.HttpHealthCheck host=s path=s send=m2l receive=*m2l response_buffer_size=Wl request_headers_to_add=*m2g request_headers_to_remove=*s expected_statuses=*mpk retriable_statuses=*mpk codec_client_type=e3d service_name_matcher=moy method=ej
envoy.config.core.v3.HealthCheck.Payload text=s|0 binary=y|0
envoy.config.core.v3.HealthCheck.TcpHealthCheck send=m2l receive=*m2l proxy_protocol_config=m38
envoy.config.core.v3.HealthCheck.TlsOptions alpn_protocols=*s
envoy.config.core.v3.HealthStatusSet statuses=*ee
envoy.config.core.v3.Http1ProtocolOptions allow_absolute_url=Wb accept_http_10=b default_host_for_http_10=s header_key_format=m2q enable_trailers=b allow_chunked_length=b override_stream_error_on_invalid_http_message=Wb send_fully_qualified_url=b use_balsa_parser=Wb allow_custom_methods=b ignore_http_11_upgrade=*moy
envoy.config.core.v3.Http1ProtocolOptions.HeaderKeyFormat proper_case_words=m2r|0 stateful_formatter=m41|0
envoy.config.core.v3.Http1ProtocolOptions.HeaderKeyFormat.ProperCaseWords
envoy.config.core.v3.Http2ProtocolOptions hpack_table_size=Wn max_concurrent_streams=Wn initial_stream_window_size=Wn initial_connection_window_size=Wn allow_connect=b allow_metadata=b max_outbound_frames=Wn max_outbound_control_frames=Wn max_consecutive_inbound_frames_with_empty_payload=Wn max_inbound_priority_frames_per_stream=Wn max_inbound_window_update_frames_per_data_frame_sent=Wn stream_error_on_invalid_http_messaging=b override_stream_error_on_invalid_http_message=Wb custom_settings_parameters=*m2t connection_keepalive=m2z use_oghttp2_codec=Wb max_metadata_size=Wl enable_huffman_encoding=Wb max_header_field_size_kb=Wn disallow_obs_text=Wb stream_reset_burst=Wl stream_reset_rate=Wl
envoy.config.core.v3.Http2ProtocolOptions.SettingsParameter identifier=Wn value=Wn
envoy.config.core.v3.Http3ProtocolOptions quic_protocol_options=m3b override_stream_error_on_invalid_http_message=Wb allow_extended_connect=b allow_metadata=b disable_qpack=b disable_connection_flow_control_for_streams=b disallow_obs_text=Wb
envoy.config.core.v3.HttpProtocolOptions idle_timeout=D max_connection_duration=D max_connection_duration_jitter=mpl max_headers_count=Wn max_response_headers_kb=Wn max_stream_duration=D headers_with_underscores_action=ef max_requests_per_connection=Wn
envoy.config.core.v3.HttpService http_uri=m2x request_headers_to_add=*m2g formatters=*m41
envoy.config.core.v3.HttpUri uri=s cluster=s|0 timeout=D
envoy.config.core.v3.JsonFormatOptions sort_properties=b
envoy.config.core.v3.KeepaliveSettings interval=D timeout=D interval_jitter=mpl connection_idle_interval=D
envoy.config.core.v3.KeyValue key=s value=y
envoy.config.core.v3.KeyValueAppend record=m33 entry=m30 action=eg
envoy.config.core.v3.KeyValueMutation append=m31 remove=s
envoy.config.core.v3.KeyValuePair key=s value=V
envoy.config.core.v3.Locality region=s zone=s sub_zone=s
envoy.config.core.v3.Metadata filter_metadata=%S typed_filter_metadata=%A
envoy.config.core.v3.PathConfigSource path=s watched_directory=m44
envoy.config.core.v3.Pipe path=s mode=n
envoy.config.core.v3.ProxyProtocolConfig version=eh pass_through_tlvs=m39 added_tlvs=*m3z
envoy.config.core.v3.ProxyProtocolPassThroughTLVs match_type=ei tlv_type=*n
envoy.config.core.v3.QuicKeepAliveSettings max_interval=D initial_interval=D
envoy.config.core.v3.QuicProtocolOptions max_concurrent_streams=Wn initial_stream_window_size=Wn initial_connection_window_size=Wn num_timeouts_to_trigger_port_migration=Wn connection_keepalive=m3a connection_options=s client_connection_options=s idle_network_timeout=D max_packet_length=Wl client_packet_writer=m41 connection_migration=m3c memory_reduction_timeout=D enable_scone=Wb
envoy.config.core.v3.QuicProtocolOptions.ConnectionMigrationSettings migrate_idle_connections=m3d max_time_on_non_default_network=D
envoy.config.core.v3.QuicProtocolOptions.ConnectionMigrationSettings.MigrateIdleConnectionSettings max_idle_time_before_migration=D
envoy.config.core.v3.RateLimitSettings max_tokens=Wn fill_rate=Wn
envoy.config.core.v3.RemoteDataSource http_uri=m2x sha256=s retry_policy=m3g
envoy.config.core.v3.RetryPolicy retry_back_off=m1o num_retries=Wn retry_on=s retry_priority=m3i retry_host_predicate=*m3h host_selection_retry_max_attempts=l
envoy.config.core.v3.RetryPolicy.RetryHostPredicate name=s typed_config=A|0
envoy.config.core.v3.RetryPolicy.RetryPriority name=s typed_config=A|0
envoy.config.core.v3.RuntimeDouble default_value=n runtime_key=s
envoy.config.core.v3.RuntimeFeatureFlag default_value=Wb runtime_key=s
envoy.config.core.v3.RuntimeFractionalPercent default_value=mpe runtime_key=s
envoy.config.core.v3.RuntimePercent default_value=mpl runtime_key=s
envoy.config.core.v3.RuntimeUInt32 default_value=n runtime_key=s
envoy.config.core.v3.SchemeHeaderTransformation scheme_to_overwrite=s|0 match_upstream=b
envoy.config.core.v3.SelfConfigSource transport_api_version=ec
envoy.config.core.v3.SocketAddress protocol=el address=s port_value=n|0 named_port=s|0 resolver_name=s ipv4_compat=b network_namespace_filepath=s
envoy.config.core.v3.SocketCmsgHeaders level=Wn type=Wn expected_size=n
envoy.config.core.v3.SocketOption description=s level=l name=l int_value=l|0 buf_value=y|0 state=en type=m3t ip_version=em
envoy.config.core.v3.SocketOption.SocketType stream=m3v datagram=m3u
envoy.config.core.v3.SocketOption.SocketType.Datagram
envoy.config.core.v3.SocketOption.SocketType.Stream
envoy.config.core.v3.SocketOptionsOverride socket_options=*m3s
envoy.config.core.v3.SubstitutionFormatString text_format=s|0 json_format=S|0 text_format_source=m1t|0 omit_empty_values=b content_type=s formatters=*m41 json_format_options=m2y
envoy.config.core.v3.TcpKeepalive keepalive_probes=Wn keepalive_time=Wn keepalive_interval=Wn
envoy.config.core.v3.TlvEntry type=n value=y format_string=m3x
envoy.config.core.v3.TransportSocket name=s typed_config=A|0
envoy.config.core.v3.TypedExtensionConfig name=s typed_config=A
envoy.config.core.v3.UdpSocketConfig max_rx_datagram_size=Wl prefer_gro=Wb
envoy.config.core.v3.UpstreamHttpProtocolOptions auto_sni=b auto_san_validation=b override_auto_sni_header=s
envoy.config.core.v3.WatchedDirectory path=s watch_modify=b
envoy.config.endpoint.v3.ClusterLoadAssignment cluster_name=s endpoints=*m4d named_endpoints=%m48 policy=m46
envoy.config.endpoint.v3.ClusterLoadAssignment.Policy drop_overloads=*m47 overprovisioning_factor=Wn endpoint_stale_after=D weighted_priority_health=b
envoy.config.endpoint.v3.ClusterLoadAssignment.Policy.DropOverload category=s drop_percentage=mpe
envoy.config.endpoint.v3.Endpoint address=m1i health_check_config=m4a hostname=s additional_addresses=*m49 observability_name=s
envoy.config.endpoint.v3.Endpoint.AdditionalAddress address=m1i
envoy.config.endpoint.v3.Endpoint.HealthCheckConfig port_value=n hostname=s address=m1i disable_active_health_check=b
envoy.config.endpoint.v3.LbEndpoint endpoint=m48|0 endpoint_name=s|0 health_status=ee metadata=m35 load_balancing_weight=Wn
envoy.config.endpoint.v3.LedsClusterLocalityConfig leds_config=m1s leds_collection_name=s
envoy.config.endpoint.v3.LocalityLbEndpoints locality=m34 metadata=m35 lb_endpoints=*m4b load_balancer_endpoints=m4e|0 leds_cluster_locality_config=m4c|0 load_balancing_weight=Wn priority=n proximity=Wn
envoy.config.endpoint.v3.LocalityLbEndpoints.LbEndpointList lb_endpoints=*m4b
envoy.config.listener.v3.ActiveRawUdpListenerConfig
envoy.config.listener.v3.AdditionalAddress address=m1i socket_options=m3w tcp_keepalive=m3y
envoy.config.listener.v3.ApiListener api_listener=A
envoy.config.listener.v3.Filter name=s typed_config=A|0 config_discovery=m1y|0
envoy.config.listener.v3.FilterChain filter_chain_match=m4k filters=*m4i use_proxy_proto=Wb metadata=m35 transport_socket=m40 transport_socket_connect_timeout=D name=s
envoy.config.listener.v3.FilterChainMatch destination_port=Wn prefix_ranges=*m1r address_suffix=s suffix_len=Wn direct_source_prefix_ranges=*m1r source_type=ep source_prefix_ranges=*m1r source_ports=*n server_names=*s transport_protocol=s application_protocols=*s
envoy.config.listener.v3.Listener name=s address=m1i additional_addresses=*m4g stat_prefix=s filter_chains=*m4j fcds_config=m4q filter_chain_matcher=mr3 use_original_dst=Wb default_filter_chain=m4j per_connection_buffer_limit_bytes=Wn per_connection_buffer_high_watermark_timeout=D metadata=m35 deprecated_v1=m4p drain_type=eq listener_filters=*m4t listener_filters_timeout=D continue_on_listener_filters_timeout=b transparent=Wb freebind=Wb socket_options=*m3s tcp_fast_open_queue_length=Wn traffic_direction=eo udp_listener_config=m4x api_listener=m4h connection_balance_config=m4m reuse_port=b enable_reuse_port=Wb access_log=*m0 tcp_backlog_size=Wn max_connections_to_accept_per_socket_event=Wn bind_to_port=Wb internal_listener=m4r|0 enable_mptcp=b ignore_global_conn_limit=b bypass_overload_manager=b tcp_keepalive=m3y
envoy.config.listener.v3.Listener.ConnectionBalanceConfig exact_balance=m4o|0 extend_balance=m41|0 cpu_locality_balance=m4n|0
envoy.config.listener.v3.Listener.ConnectionBalanceConfig.CpuLocalityBalance
envoy.config.listener.v3.Listener.ConnectionBalanceConfig.ExactBalance
envoy.config.listener.v3.Listener.DeprecatedV1 bind_to_port=Wb
envoy.config.listener.v3.Listener.FcdsConfig name=s config_source=m1s
envoy.config.listener.v3.Listener.InternalListenerConfig
envoy.config.listener.v3.ListenerCollection entries=*mqx
envoy.config.listener.v3.ListenerFilter name=s typed_config=A|0 config_discovery=m1y|0 filter_disabled=m4u
envoy.config.listener.v3.ListenerFilterChainMatchPredicate or_match=m4v|0 and_match=m4v|0 not_match=m4u|0 any_match=b|0 destination_port_range=mpj|0
envoy.config.listener.v3.ListenerFilterChainMatchPredicate.MatchSet rules=*m4u
envoy.config.listener.v3.QuicProtocolOptions quic_protocol_options=m3b idle_timeout=D crypto_handshake_timeout=D enabled=m3k packets_to_read_to_connection_count_ratio=Wn crypto_stream_config=m41 proof_source_config=m41 connection_id_generator_config=m41 server_preferred_address_config=m41 send_disable_active_migration=Wb connection_debug_visitor_config=m41 save_cmsg_config=*m3r reject_new_connections=b max_sessions_per_event_loop=Wn
envoy.config.listener.v3.UdpListenerConfig downstream_socket_config=m42 quic_options=m4w udp_packet_packet_writer_config=m41
envoy.config.ratelimit.v3.RateLimitServiceConfig grpc_service=m22 transport_api_version=ec
envoy.config.rbac.v3.Permission and_rules=m50|0 or_rules=m50|0 any=b|0 header=m5g|0 url_path=mou|0 destination_ip=m1r|0 destination_port=n|0 destination_port_range=mpj|0 metadata=mor|0 not_rule=m4z|0 requested_server_name=moy|0 matcher=m41|0 uri_template=m41|0 sourced_metadata=m58|0
envoy.config.rbac.v3.Permission.Set rules=*m4z
envoy.config.rbac.v3.Policy permissions=*m4z principals=*m52 condition=mps checked_condition=mpq cel_config=m1q
envoy.config.rbac.v3.Principal and_ids=m54|0 or_ids=m54|0 any=b|0 authenticated=m53|0 source_ip=m1r|0 direct_remote_ip=m1r|0 remote_ip=m1r|0 header=m5g|0 url_path=mou|0 metadata=mor|0 filter_state=moo|0 not_id=m52|0 sourced_metadata=m58|0 custom=m41|0
envoy.config.rbac.v3.Principal.Authenticated principal_name=moy
envoy.config.rbac.v3.Principal.Set ids=*m52
envoy.config.rbac.v3.RBAC action=es policies=%m51 audit_logging_options=m56
envoy.config.rbac.v3.RBAC.AuditLoggingOptions audit_condition=et logger_configs=*m57
envoy.config.rbac.v3.RBAC.AuditLoggingOptions.AuditLoggerConfig audit_logger=m41 is_optional=b
envoy.config.rbac.v3.SourcedMetadata metadata_matcher=mor metadata_source=er
envoy.config.route.v3.ClusterSpecifierPlugin extension=m41 is_optional=b
envoy.config.route.v3.CookieMatcher name=s string_match=moy invert_match=b
envoy.config.route.v3.CorsPolicy allow_origin_string_match=*moy allow_methods=s allow_headers=s expose_headers=s max_age=s allow_credentials=Wb filter_enabled=m3l|0 shadow_enabled=m3l allow_private_network_access=Wb forward_not_matching_preflights=Wb
envoy.config.route.v3.Decorator operation=s propagate=Wb
envoy.config.route.v3.DirectResponseAction status=n body=m1t body_format=m3x
envoy.config.route.v3.FilterAction action=A
envoy.config.route.v3.FilterConfig config=A is_optional=b disabled=b
envoy.config.route.v3.HeaderMatcher name=s exact_match=s|0 safe_regex_match=mow|0 range_match=mpk|0 present_match=b|0 prefix_match=s|0 suffix_match=s|0 contains_match=s|0 string_match=moy|0 invert_match=b treat_missing_header_as_empty=b
envoy.config.route.v3.HedgePolicy initial_requests=Wn additional_request_chance=mpe hedge_on_per_try_timeout=b
envoy.config.route.v3.InternalRedirectPolicy max_internal_redirects=Wn redirect_response_codes=*n predicates=*m41 allow_cross_scheme_redirect=b response_headers_to_copy=*s
envoy.config.route.v3.NonForwardingAction
envoy.config.route.v3.QueryParameterMatcher name=s string_match=moy|0 present_match=b|0
envoy.config.route.v3.RateLimit stage=Wn disable_key=s actions=*m5m limit=m60 hits_addend=m5z apply_on_stream_done=b x_ratelimit_option=ev
envoy.config.route.v3.RateLimit.Action source_cluster=m5y|0 destination_cluster=m5n|0 request_headers=m5x|0 query_parameters=m5u|0 remote_address=m5v|0 generic_key=m5p|0 header_value_match=m5q|0 dynamic_metadata=m5o|0 metadata=m5s|0 extension=m41|0 masked_remote_address=m5r|0 query_parameter_value_match=m5t|0 remote_address_match=m5w|0
envoy.config.route.v3.RateLimit.Action.DestinationCluster
envoy.config.route.v3.RateLimit.Action.DynamicMetaData descriptor_key=s metadata_key=mp1 default_value=s
envoy.config.route.v3.RateLimit.Action.GenericKey descriptor_value=s default_value=s descriptor_key=s
envoy.config.route.v3.RateLimit.Action.HeaderValueMatch descriptor_value=s default_value=s descriptor_key=s expect_match=Wb headers=*m5g
envoy.config.route.v3.RateLimit.Action.MaskedRemoteAddress v4_prefix_mask_len=Wn v6_prefix_mask_len=Wn
envoy.config.route.v3.RateLimit.Action.MetaData descriptor_key=s metadata_key=mp1 default_value=s source=eu skip_if_absent=b
envoy.config.route.v3.RateLimit.Action.QueryParameterValueMatch descriptor_value=s default_value=s descriptor_key=s expect_match=Wb query_parameters=*m5k
envoy.config.route.v3.RateLimit.Action.QueryParameters query_parameter_name=s descriptor_key=s skip_if_absent=b
envoy.config.route.v3.RateLimit.Action.RemoteAddress
envoy.config.route.v3.RateLimit.Action.RemoteAddressMatch descriptor_value=s descriptor_key=s default_value=s address_matcher=mom
envoy.config.route.v3.RateLimit.Action.RequestHeaders header_name=s descriptor_key=s skip_if_absent=b
envoy.config.route.v3.RateLimit.Action.SourceCluster
envoy.config.route.v3.RateLimit.HitsAddend number=Wl format=s is_negative_hits=b
envoy.config.route.v3.RateLimit.Override dynamic_metadata=m61|0 rate_limit=m62|0
envoy.config.route.v3.RateLimit.Override.DynamicMetadata metadata_key=mp1
envoy.config.route.v3.RateLimit.Override.RateLimitOverride requests_per_unit=n unit=e3g
envoy.config.route.v3.RedirectAction https_redirect=b|0 scheme_redirect=s|0 host_redirect=s port_redirect=n path_redirect=s|1 prefix_rewrite=s|1 regex_rewrite=mov|1 path_rewrite=s|1 response_code=ew strip_query=b
envoy.config.route.v3.RetryPolicy retry_on=s num_retries=Wn per_try_timeout=D per_try_idle_timeout=D retry_priority=m69 retry_host_predicate=*m68 retry_options_predicates=*m41 host_selection_retry_max_attempts=l retriable_status_codes=*n retry_back_off=m67 rate_limited_retry_back_off=m65 retriable_headers=*m5g retriable_request_headers=*m5g refresh_cluster_on_retry=b
envoy.config.route.v3.RetryPolicy.RateLimitedRetryBackOff reset_headers=*m66 max_interval=D
envoy.config.route.v3.RetryPolicy.ResetHeader name=s format=ex
envoy.config.route.v3.RetryPolicy.RetryBackOff base_interval=D max_interval=D
envoy.config.route.v3.RetryPolicy.RetryHostPredicate name=s typed_config=A|0
envoy.config.route.v3.RetryPolicy.RetryPriority name=s typed_config=A|0
envoy.config.route.v3.Route name=s match=m6p route=m6b|0 redirect=m63|0 direct_response=m5d|0 filter_action=m5e|0 non_forwarding_action=m5j|0 metadata=m35 decorator=m5c typed_per_filter_config=%A request_headers_to_add=*m2g request_headers_to_remove=*s response_headers_to_add=*m2g response_headers_to_remove=*s tracing=m6w per_request_buffer_limit_bytes=Wn stat_prefix=s request_body_buffer_limit=Wl
envoy.config.route.v3.RouteAction cluster=s|0 cluster_header=s|0 weighted_clusters=m70|0 cluster_specifier_plugin=s|0 inline_cluster_specifier_plugin=m59|0 cluster_not_found_response_code=ey metadata_match=m35 prefix_rewrite=s regex_rewrite=mov path_rewrite_policy=m41 path_rewrite=s host_rewrite_literal=s|1 auto_host_rewrite=Wb|1 host_rewrite_header=s|1 host_rewrite_path_regex=mov|1 host_rewrite=s|1 append_x_forwarded_host=b timeout=D idle_timeout=D flush_timeout=D early_data_policy=m41 retry_policy=m64 retry_policy_typed_config=A request_mirror_policies=*m6k priority=ek rate_limits=*m5l include_vh_rate_limits=Wb hash_policy=*m6c cors=m5b max_grpc_timeout=D grpc_timeout_offset=D upgrade_configs=*m6l internal_redirect_policy=m5i internal_redirect_action=ez max_internal_redirects=Wn hedge_policy=m5h max_stream_duration=m6j
envoy.config.route.v3.RouteAction.HashPolicy header=m6h|0 cookie=m6e|0 connection_properties=m6d|0 query_parameter=m6i|0 filter_state=m6g|0 terminal=b
envoy.config.route.v3.RouteAction.HashPolicy.ConnectionProperties source_ip=b
envoy.config.route.v3.RouteAction.HashPolicy.Cookie name=s ttl=D path=s attributes=*m6f
envoy.config.route.v3.RouteAction.HashPolicy.CookieAttribute name=s value=s
envoy.config.route.v3.RouteAction.HashPolicy.FilterState key=s
envoy.config.route.v3.RouteAction.HashPolicy.Header header_name=s regex_rewrite=mov
envoy.config.route.v3.RouteAction.HashPolicy.QueryParameter name=s
envoy.config.route.v3.RouteAction.MaxStreamDuration max_stream_duration=D grpc_timeout_header_max=D grpc_timeout_header_offset=D
envoy.config.route.v3.RouteAction.RequestMirrorPolicy cluster=s cluster_header=s runtime_fraction=m3l trace_sampled=Wb disable_shadow_host_suffix_append=b request_headers_mutations=*m1f host_rewrite_literal=s
envoy.config.route.v3.RouteAction.UpgradeConfig upgrade_type=s enabled=Wb connect_config=m6m
envoy.config.route.v3.RouteAction.UpgradeConfig.ConnectConfig proxy_protocol_config=m38 allow_post=b
envoy.config.route.v3.RouteConfiguration name=s virtual_hosts=*m6z vhds=m6x internal_only_headers=*s response_headers_to_add=*m2g response_headers_to_remove=*s request_headers_to_add=*m2g request_headers_to_remove=*s most_specific_header_mutations_wins=b validate_clusters=Wb max_direct_response_body_size_bytes=Wn cluster_specifier_plugins=*m59 request_mirror_policies=*m6k ignore_port_in_host_matching=b vhost_header=s ignore_path_parameters_in_path_matching=b typed_per_filter_config=%A metadata=m35
envoy.config.route.v3.RouteList routes=*m6a
envoy.config.route.v3.RouteMatch prefix=s|0 path=s|0 safe_regex=mow|0 connect_matcher=m6q|0 path_separated_prefix=s|0 path_match_policy=m41|0 case_sensitive=Wb runtime_fraction=m3l headers=*m5g query_parameters=*m5k cookies=*m5a grpc=m6r tls_context=m6s dynamic_metadata=*mor filter_state=*moo
envoy.config.route.v3.RouteMatch.ConnectMatcher
envoy.config.route.v3.RouteMatch.GrpcRouteMatchOptions
envoy.config.route.v3.RouteMatch.TlsContextMatchOptions presented=Wb validated=Wb
envoy.config.route.v3.ScopedRouteConfiguration on_demand=b name=s route_configuration_name=s route_configuration=m6n key=m6u
envoy.config.route.v3.ScopedRouteConfiguration.Key fragments=*m6v
envoy.config.route.v3.ScopedRouteConfiguration.Key.Fragment string_key=s|0
envoy.config.route.v3.Tracing client_sampling=mpe random_sampling=mpe overall_sampling=mpe custom_tags=*mp8 operation=s upstream_operation=s
envoy.config.route.v3.Vhds config_source=m1s
envoy.config.route.v3.VirtualCluster headers=*m5g name=s
envoy.config.route.v3.VirtualHost name=s domains=*s routes=*m6a matcher=mr3 require_tls=e10 virtual_clusters=*m6y rate_limits=*m5l request_headers_to_add=*m2g request_headers_to_remove=*s response_headers_to_add=*m2g response_headers_to_remove=*s cors=m5b typed_per_filter_config=%A include_request_attempt_count=b include_attempt_count_in_response=b retry_policy=m64 retry_policy_typed_config=A hedge_policy=m5h include_is_timeout_retry_header=b per_request_buffer_limit_bytes=Wn request_body_buffer_limit=Wl request_mirror_policies=*m6k metadata=m35
envoy.config.route.v3.WeightedCluster clusters=*m71 total_weight=Wn runtime_key_prefix=s header_name=s|0 use_hash_policy=Wb|0
envoy.config.route.v3.WeightedCluster.ClusterWeight name=s cluster_header=s weight=Wn metadata_match=m35 request_headers_to_add=*m2g request_headers_to_remove=*s response_headers_to_add=*m2g response_headers_to_remove=*s typed_per_filter_config=%A host_rewrite_literal=s|0
envoy.config.trace.v3.ClientConfig service_name=s instance_name=s backend_token=s|0 max_cache_size=Wn
envoy.config.trace.v3.DatadogConfig collector_cluster=s service_name=s collector_hostname=s remote_config=m74
envoy.config.trace.v3.DatadogRemoteConfig polling_interval=D
envoy.config.trace.v3.DynamicOtConfig library=s config=S
envoy.config.trace.v3.LightstepConfig collector_cluster=s access_token_file=s access_token=m1t propagation_modes=*e11
envoy.config.trace.v3.OpenTelemetryConfig grpc_service=m22 http_service=m2w service_name=s resource_detectors=*m41 sampler=m41 max_cache_size=Wn set_telemetry_sdk_resource_attributes=Wb set_service_name_resource_attribute=Wb
envoy.config.trace.v3.SkyWalkingConfig grpc_service=m22 client_config=m72
envoy.config.trace.v3.TraceServiceConfig grpc_service=m22
envoy.config.trace.v3.Tracing http=m7b
envoy.config.trace.v3.Tracing.Http name=s typed_config=A|0
envoy.config.trace.v3.XRayConfig daemon_endpoint=m3q segment_name=s sampling_rule_manifest=m1t segment_fields=m7d
envoy.config.trace.v3.XRayConfig.SegmentFields origin=s aws=S
envoy.config.trace.v3.ZipkinConfig collector_cluster=s collector_endpoint=s trace_id_128bit=b shared_span_context=Wb collector_endpoint_version=e12 collector_hostname=s split_spans_for_request=b trace_context_option=e13 collector_service=m2w timestamp_trace_ids=b
envoy.extensions.access_loggers.dynamic_modules.v3.DynamicModuleAccessLog dynamic_module_config=m97 logger_name=s logger_config=A
envoy.extensions.access_loggers.file.v3.FileAccessLog path=s format=s|0 json_format=S|0 typed_json_format=S|0 log_format=m3x|0
envoy.extensions.access_loggers.filters.cel.v3.ExpressionFilter expression=s cel_config=m1q
envoy.extensions.access_loggers.filters.process_ratelimit.v3.DynamicTokenBucket resource_name=s config_source=m1s
envoy.extensions.access_loggers.filters.process_ratelimit.v3.ProcessRateLimitFilter dynamic_config=m7i
envoy.extensions.access_loggers.fluentd.v3.FluentdAccessLogConfig cluster=s tag=s stat_prefix=s buffer_flush_interval=D buffer_size_bytes=Wn record=S retry_options=m7l formatters=*m41
envoy.extensions.access_loggers.fluentd.v3.FluentdAccessLogConfig.RetryOptions max_connect_attempts=Wn backoff_options=m1o
envoy.extensions.access_loggers.grpc.v3.CommonGrpcAccessLogConfig log_name=s grpc_service=m22 transport_api_version=ec buffer_flush_interval=D buffer_size_bytes=Wn filter_state_objects_to_log=*s grpc_stream_retry_policy=m3g custom_tags=*mp8
envoy.extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig common_config=m7m additional_request_headers_to_log=*s additional_response_headers_to_log=*s additional_response_trailers_to_log=*s
envoy.extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig common_config=m7m
envoy.extensions.access_loggers.open_telemetry.v3.OpenTelemetryAccessLogConfig common_config=m7m http_service=m2w grpc_service=m22 disable_builtin_labels=b resource_attributes=mqt body=mqq attributes=mqt stat_prefix=s formatters=*m41 log_name=s buffer_flush_interval=D buffer_size_bytes=Wn filter_state_objects_to_log=*s custom_tags=*mp8
envoy.extensions.access_loggers.stats.v3.Config stat_prefix=s stats_scope=mpo histograms=*m7v counters=*m7r gauges=*m7s
envoy.extensions.access_loggers.stats.v3.Config.Counter stat=m7w value_format=s value_fixed=Wl
envoy.extensions.access_loggers.stats.v3.Config.Gauge stat=m7w value_format=s value_fixed=Wl add_subtract=m7t set=m7u
envoy.extensions.access_loggers.stats.v3.Config.Gauge.PairedAddSubtract add_log_type=e14 sub_log_type=e14
envoy.extensions.access_loggers.stats.v3.Config.Gauge.Set log_type=e14
envoy.extensions.access_loggers.stats.v3.Config.Histogram stat=m7w unit=e15 value_format=s
envoy.extensions.access_loggers.stats.v3.Config.Stat name=s tags=*m7x
envoy.extensions.access_loggers.stats.v3.Config.Tag name=s value_format=s rules=mr3
envoy.extensions.access_loggers.stream.v3.StderrAccessLog log_format=m3x|0
envoy.extensions.access_loggers.stream.v3.StdoutAccessLog log_format=m3x|0
envoy.extensions.access_loggers.wasm.v3.WasmAccessLog config=moa
envoy.extensions.clusters.aggregate.v3.AggregateClusterResource config_source=m1s resource_name=s
envoy.extensions.clusters.aggregate.v3.ClusterConfig clusters=*s
envoy.extensions.clusters.composite.v3.ClusterConfig clusters=*m84
envoy.extensions.clusters.composite.v3.ClusterConfig.ClusterEntry name=s
envoy.extensions.clusters.dns.v3.DnsCluster dns_refresh_rate=D dns_failure_refresh_rate=m86 respect_dns_ttl=b dns_jitter=D typed_dns_resolver_config=m41 dns_lookup_family=e16 all_addresses_in_single_endpoint=b dns_min_refresh_rate=D
envoy.extensions.clusters.dns.v3.DnsCluster.RefreshRate base_interval=D max_interval=D
envoy.extensions.clusters.dynamic_forward_proxy.v3.ClusterConfig dns_cache_config=m8t|0 sub_clusters_config=m88|0 allow_insecure_cluster_options=b allow_coalesced_connections=b
envoy.extensions.clusters.dynamic_forward_proxy.v3.SubClustersConfig lb_policy=e5 max_sub_clusters=Wn sub_cluster_ttl=D preresolve_clusters=*m3q dns_cluster_config=m85
envoy.extensions.clusters.dynamic_modules.v3.ClusterConfig dynamic_module_config=m97 cluster_name=s cluster_config=A
envoy.extensions.clusters.mcp_multicluster.v3.ClusterConfig servers=*m8b
envoy.extensions.clusters.mcp_multicluster.v3.ClusterConfig.McpBackend name=s mcp_cluster=m8c
envoy.extensions.clusters.mcp_multicluster.v3.ClusterConfig.McpCluster cluster=s path=s timeout=D host_rewrite_literal=s
envoy.extensions.clusters.original_dst.v3.OriginalDstCluster use_http_header=b http_header_name=s upstream_port_override=Wn metadata_key=mp1
envoy.extensions.clusters.redis.v3.RedisClusterConfig cluster_refresh_rate=D cluster_refresh_timeout=D redirect_refresh_interval=D redirect_refresh_threshold=Wn failure_refresh_threshold=n host_degraded_refresh_threshold=n enable_zone_discovery=Wb
envoy.extensions.clusters.reverse_connection.v3.ReverseConnectionClusterConfig cleanup_interval=D host_id_format=s tenant_id_format=s
envoy.extensions.common.async_files.v3.AsyncFileManagerConfig id=s thread_pool=m8h|0
envoy.extensions.common.async_files.v3.AsyncFileManagerConfig.ThreadPool thread_count=n
envoy.extensions.common.aws.v3.AssumeRoleCredentialProvider role_arn=s role_session_name=s external_id=s session_duration=D credential_provider=m8k
envoy.extensions.common.aws.v3.AssumeRoleWithWebIdentityCredentialProvider web_identity_token_data_source=m1t role_arn=s role_session_name=s
envoy.extensions.common.aws.v3.AwsCredentialProvider assume_role_with_web_identity_provider=m8j inline_credential=m8q credentials_file_provider=m8n custom_credential_provider_chain=b iam_roles_anywhere_credential_provider=m8p config_credential_provider=m8l container_credential_provider=m8m environment_credential_provider=m8o instance_profile_credential_provider=m8r assume_role_credential_provider=m8i
envoy.extensions.common.aws.v3.ConfigCredentialProvider
envoy.extensions.common.aws.v3.ContainerCredentialProvider
envoy.extensions.common.aws.v3.CredentialsFileCredentialProvider credentials_data_source=m1t profile=s
envoy.extensions.common.aws.v3.EnvironmentCredentialProvider
envoy.extensions.common.aws.v3.IAMRolesAnywhereCredentialProvider role_arn=s certificate=m1t certificate_chain=m1t private_key=m1t trust_anchor_arn=s profile_arn=s role_session_name=s session_duration=D
envoy.extensions.common.aws.v3.InlineCredentialProvider access_key_id=s secret_access_key=s session_token=s
envoy.extensions.common.aws.v3.InstanceProfileCredentialProvider
envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheCircuitBreakers max_pending_requests=Wn
envoy.extensions.common.dynamic_forward_proxy.v3.DnsCacheConfig name=s dns_lookup_family=e4 dns_refresh_rate=D dns_min_refresh_rate=D host_ttl=D max_hosts=Wn disable_dns_refresh_on_failure=b dns_failure_refresh_rate=mw dns_cache_circuit_breaker=m8s use_tcp_for_dns_lookups=b dns_resolution_config=m1u typed_dns_resolver_config=m41 preresolve_hostnames=*m3q dns_query_timeout=D key_value_config=m19 resolved_address_filter=mom
envoy.extensions.common.ratelimit.v3.LocalClusterRateLimit
envoy.extensions.common.ratelimit.v3.LocalRateLimitDescriptor entries=*m8x token_bucket=mpp shadow_mode=b
envoy.extensions.common.ratelimit.v3.RateLimitDescriptor entries=*m8x limit=m8y hits_addend=Wl is_negative_hits=b
envoy.extensions.common.ratelimit.v3.RateLimitDescriptor.Entry key=s value=s
envoy.extensions.common.ratelimit.v3.RateLimitDescriptor.RateLimitOverride requests_per_unit=n unit=e3g
envoy.extensions.compression.brotli.compressor.v3.Brotli quality=Wn encoder_mode=e19 window_bits=Wn input_block_bits=Wn chunk_size=Wn disable_literal_context_modeling=b
envoy.extensions.compression.brotli.decompressor.v3.Brotli disable_ring_buffer_reallocation=b chunk_size=Wn
envoy.extensions.compression.gzip.compressor.v3.Gzip memory_level=Wn compression_level=e1a compression_strategy=e1b window_bits=Wn chunk_size=Wn
envoy.extensions.compression.gzip.decompressor.v3.Gzip window_bits=Wn chunk_size=Wn max_inflate_ratio=Wn
envoy.extensions.compression.qatzip.compressor.v3alpha.Qatzip compression_level=Wn hardware_buffer_size=e1c input_size_threshold=Wn stream_buffer_size=Wn chunk_size=Wn
envoy.extensions.compression.qatzstd.compressor.v3alpha.Qatzstd compression_level=Wn enable_checksum=b strategy=e1d chunk_size=Wn enable_qat_zstd=b qat_zstd_fallback_threshold=Wn
envoy.extensions.compression.zstd.compressor.v3.Zstd compression_level=Wn enable_checksum=b strategy=e1e dictionary=m1t chunk_size=Wn
envoy.extensions.compression.zstd.decompressor.v3.Zstd dictionaries=*m1t chunk_size=Wn
envoy.extensions.dynamic_modules.v3.DynamicModuleConfig name=s do_not_close=b load_globally=b metrics_namespace=s module=m1n nack_on_cache_miss=b
envoy.extensions.early_data.v3.DefaultEarlyDataPolicy
envoy.extensions.filters.common.dependency.v3.Dependency type=e1f name=s
envoy.extensions.filters.common.dependency.v3.FilterDependencies decode_required=*m99 decode_provided=*m99 encode_required=*m99 encode_provided=*m99
envoy.extensions.filters.common.dependency.v3.MatchingRequirements data_input_allow_list=m9c
envoy.extensions.filters.common.dependency.v3.MatchingRequirements.DataInputAllowList type_url=*s
envoy.extensions.filters.common.fault.v3.FaultDelay fixed_delay=D|0 header_delay=m9e|0 percentage=mpe
envoy.extensions.filters.common.fault.v3.FaultDelay.HeaderDelay
envoy.extensions.filters.common.fault.v3.FaultRateLimit fixed_limit=m9g|0 header_limit=m9h|0 percentage=mpe
envoy.extensions.filters.common.fault.v3.FaultRateLimit.FixedLimit limit_kbps=l
envoy.extensions.filters.common.fault.v3.FaultRateLimit.HeaderLimit
envoy.extensions.filters.common.matcher.action.v3.SkipFilter
envoy.extensions.filters.common.set_filter_state.v3.FilterStateValue object_key=s|0 factory_key=s format_string=m3x|1 read_only=b shared_with_upstream=e1g skip_if_empty=b
envoy.extensions.filters.http.a2a.v3.A2a traffic_mode=e1i max_request_body_size=Wn parser_config=m9m storage_mode=e1h
envoy.extensions.filters.http.a2a.v3.MethodParsingConfig group=s paths=*s
envoy.extensions.filters.http.a2a.v3.ParserConfig method_configs=%m9l always_extract_attributes=*s group_metadata_key=s
envoy.extensions.filters.http.adaptive_concurrency.v3.AdaptiveConcurrency gradient_controller_config=m9o|0 enabled=m3k concurrency_limit_exceeded_status=mpi
envoy.extensions.filters.http.adaptive_concurrency.v3.GradientControllerConfig sample_aggregate_percentile=mpl concurrency_limit_params=m9p min_rtt_calc_params=m9q
envoy.extensions.filters.http.adaptive_concurrency.v3.GradientControllerConfig.ConcurrencyLimitCalculationParams max_concurrency_limit=Wn concurrency_update_interval=D
envoy.extensions.filters.http.adaptive_concurrency.v3.GradientControllerConfig.MinimumRTTCalculationParams interval=D fixed_value=D request_count=Wn jitter=mpl min_concurrency=Wn buffer=mpl
envoy.extensions.filters.http.admission_control.v3.AdmissionControl enabled=m3k success_criteria=m9s|0 sampling_window=D aggression=m3j sr_threshold=m3m rps_threshold=m3n max_rejection_probability=m3m
envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria http_criteria=m9u grpc_criteria=m9t
envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria.GrpcCriteria grpc_success_status=*n
envoy.extensions.filters.http.admission_control.v3.AdmissionControl.SuccessCriteria.HttpCriteria http_success_status=*mpj
envoy.extensions.filters.http.ai_protocol_manager.v3.AiProtocolManager
envoy.extensions.filters.http.alternate_protocols_cache.v3.FilterConfig alternate_protocols_cache_options=m1k
envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuth credentials=*m9z key_sources=*ma1 forwarding=ma0
envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuthPerRoute credentials=*m9z key_sources=*ma1 allowed_clients=*s forwarding=ma0
envoy.extensions.filters.http.api_key_auth.v3.Credential key=s client=s
envoy.extensions.filters.http.api_key_auth.v3.Forwarding header=s hide_credentials=b
envoy.extensions.filters.http.api_key_auth.v3.KeySource header=s query=s cookie=s
envoy.extensions.filters.http.aws_lambda.v3.Config arn=s payload_passthrough=b invocation_mode=e1j host_rewrite=s credentials_profile=s credentials=ma3 match_excluded_headers=*moy match_included_headers=*moy
envoy.extensions.filters.http.aws_lambda.v3.Credentials access_key_id=s secret_access_key=s session_token=s
envoy.extensions.filters.http.aws_lambda.v3.PerRouteConfig invoke_config=ma2
envoy.extensions.filters.http.aws_request_signing.v3.AwsRequestSigning service_name=s region=s host_rewrite=s use_unsigned_payload=b match_excluded_headers=*moy signing_algorithm=e1k query_string=ma6 credential_provider=m8k match_included_headers=*moy
envoy.extensions.filters.http.aws_request_signing.v3.AwsRequestSigning.QueryString expiration_time=D
envoy.extensions.filters.http.aws_request_signing.v3.AwsRequestSigningPerRoute aws_request_signing=ma5 stat_prefix=s
envoy.extensions.filters.http.bandwidth_limit.v3.BandwidthLimit stat_prefix=s enable_mode=e1l limit_kbps=Wl fill_interval=D runtime_enabled=m3k enable_response_trailers=b response_trailer_prefix=s
envoy.extensions.filters.http.bandwidth_share.v3.BandwidthShare request_limit=maa response_limit=maa fill_interval=D enable_response_trailers=b response_trailer_prefix=s tenant_name_selector=mr3 tenant_configs=%mab default_tenant_config=mab
envoy.extensions.filters.http.bandwidth_share.v3.BandwidthShare.Limit bucket_id=s kbps=m3n
envoy.extensions.filters.http.bandwidth_share.v3.BandwidthShare.TenantConfig weight=n include_stats_tag=b
envoy.extensions.filters.http.basic_auth.v3.BasicAuth users=m1t forward_username_header=s authentication_header=s allow_missing=b emit_dynamic_metadata=b
envoy.extensions.filters.http.basic_auth.v3.BasicAuthPerRoute users=m1t
envoy.extensions.filters.http.buffer.v3.Buffer max_request_bytes=Wn
envoy.extensions.filters.http.buffer.v3.BufferPerRoute disabled=b|0 buffer=mae|0
envoy.extensions.filters.http.cache.v3.CacheConfig typed_config=A disabled=Wb allowed_vary_headers=*moy key_creator_params=mah max_body_bytes=n ignore_request_cache_control_header=b
envoy.extensions.filters.http.cache.v3.CacheConfig.KeyCreatorParams exclude_scheme=b exclude_host=b query_parameters_included=*m5k query_parameters_excluded=*m5k
envoy.extensions.filters.http.cache_v2.v3.CacheV2Config typed_config=A disabled=Wb allowed_vary_headers=*moy key_creator_params=maj max_body_bytes=n ignore_request_cache_control_header=b override_upstream_cluster=s
envoy.extensions.filters.http.cache_v2.v3.CacheV2Config.KeyCreatorParams exclude_scheme=b exclude_host=b query_parameters_included=*m5k query_parameters_excluded=*m5k
envoy.extensions.filters.http.cdn_loop.v3.CdnLoopConfig cdn_id=s max_allowed_occurrences=n
envoy.extensions.filters.http.checksum.v3alpha.ChecksumConfig checksums=*mam reject_unmatched=b
envoy.extensions.filters.http.checksum.v3alpha.ChecksumConfig.Checksum path_matcher=moy|0 sha256=s
envoy.extensions.filters.http.composite.v3.Composite named_filter_chains=%mar matcher=mr3
envoy.extensions.filters.http.composite.v3.CompositePerRoute matcher=mr3
envoy.extensions.filters.http.composite.v3.DynamicConfig name=s config_discovery=m1y
envoy.extensions.filters.http.composite.v3.ExecuteFilterAction typed_config=m41 dynamic_config=map filter_chain=mar filter_chain_name=s sample_percent=m3l
envoy.extensions.filters.http.composite.v3.FilterChainConfiguration typed_config=*m41
envoy.extensions.filters.http.compressor.v3.Compressor content_length=Wn content_type=*s disable_on_etag_header=b remove_accept_encoding_header=b runtime_enabled=m3k compressor_library=m41 request_direction_config=mau response_direction_config=mav choose_first=b
envoy.extensions.filters.http.compressor.v3.Compressor.CommonDirectionConfig enabled=m3k min_content_length=Wn content_type=*s
envoy.extensions.filters.http.compressor.v3.Compressor.RequestDirectionConfig common_config=mat
envoy.extensions.filters.http.compressor.v3.Compressor.ResponseDirectionConfig common_config=mat disable_on_etag_header=b weaken_etag_on_compress=b remove_accept_encoding_header=b uncompressible_response_codes=*n status_header_enabled=b
envoy.extensions.filters.http.compressor.v3.CompressorOverrides response_direction_config=may compressor_library=m41
envoy.extensions.filters.http.compressor.v3.CompressorPerRoute disabled=b|0 overrides=maw|0
envoy.extensions.filters.http.compressor.v3.ResponseDirectionOverrides remove_accept_encoding_header=Wb
envoy.extensions.filters.http.connect_grpc_bridge.v3.FilterConfig
envoy.extensions.filters.http.cors.v3.Cors
envoy.extensions.filters.http.cors.v3.CorsPolicy allow_origin_string_match=*moy allow_methods=s allow_headers=s expose_headers=s max_age=s allow_credentials=Wb filter_enabled=m3l shadow_enabled=m3l allow_private_network_access=Wb forward_not_matching_preflights=Wb
envoy.extensions.filters.http.credential_injector.v3.CredentialInjector overwrite=b allow_request_without_credential=b credential=m41
envoy.extensions.filters.http.csrf.v3.CsrfPolicy filter_enabled=m3l shadow_enabled=m3l additional_origins=*moy
envoy.extensions.filters.http.custom_response.v3.CustomResponse custom_response_matcher=mr3
envoy.extensions.filters.http.decompressor.v3.Decompressor decompressor_library=m41 request_direction_config=mb7 response_direction_config=mb8
envoy.extensions.filters.http.decompressor.v3.Decompressor.CommonDirectionConfig enabled=m3k ignore_no_transform_header=b
envoy.extensions.filters.http.decompressor.v3.Decompressor.RequestDirectionConfig common_config=mb6 advertise_accept_encoding=Wb
envoy.extensions.filters.http.decompressor.v3.Decompressor.ResponseDirectionConfig common_config=mb6
envoy.extensions.filters.http.dynamic_forward_proxy.v3.FilterConfig dns_cache_config=m8t|0 sub_cluster_config=mbb|0 save_upstream_address=b allow_dynamic_host_from_filter_state=b
envoy.extensions.filters.http.dynamic_forward_proxy.v3.PerRouteConfig host_rewrite_literal=s|0 host_rewrite_header=s|0
envoy.extensions.filters.http.dynamic_forward_proxy.v3.SubClusterConfig cluster_init_timeout=D
envoy.extensions.filters.http.dynamic_modules.v3.DynamicModuleFilter dynamic_module_config=m97 filter_name=s filter_config=A terminal_filter=b
envoy.extensions.filters.http.dynamic_modules.v3.DynamicModuleFilterPerRoute dynamic_module_config=m97 per_route_config_name=s filter_name=s filter_config=A
envoy.extensions.filters.http.dynamo.v3.Dynamo
envoy.extensions.filters.http.ext_authz.v3.AuthorizationRequest allowed_headers=moq headers_to_add=*m2f
envoy.extensions.filters.http.ext_authz.v3.AuthorizationResponse allowed_upstream_headers=moq allowed_upstream_headers_to_append=moq allowed_client_headers=moq allowed_client_headers_on_success=moq dynamic_metadata_from_headers=moq
envoy.extensions.filters.http.ext_authz.v3.BufferSettings max_request_bytes=n allow_partial_message=b pack_as_bytes=b
envoy.extensions.filters.http.ext_authz.v3.CheckSettings context_extensions=%s disable_request_body_buffering=b with_request_body=mbh grpc_service=m22|0 http_service=mbl|0
envoy.extensions.filters.http.ext_authz.v3.ExtAuthz grpc_service=m22|0 http_service=mbl|0 transport_api_version=ec failure_mode_allow=b failure_mode_allow_header_add=b with_request_body=mbh clear_route_cache=b status_on_error=mpi validate_mutations=b metadata_context_namespaces=*s typed_metadata_context_namespaces=*s route_metadata_context_namespaces=*s route_typed_metadata_context_namespaces=*s filter_enabled=m3l filter_enabled_metadata=mor deny_at_disable=m3k include_peer_certificate=b stat_prefix=s bootstrap_metadata_labels_key=s allowed_headers=moq disallowed_headers=moq include_tls_session=b charge_cluster_response_stats=Wb encode_raw_headers=b decoder_header_mutation_rules=m1h enable_dynamic_metadata_ingestion=Wb filter_metadata=S emit_filter_state_stats=b max_denied_response_body_bytes=n enforce_response_header_limits=b shadow_mode=b
envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute disabled=b|0 check_settings=mbi|0
envoy.extensions.filters.http.ext_authz.v3.HttpService server_uri=m2x path_prefix=s path_override=s authorization_request=mbf authorization_response=mbg retry_policy=m3g
envoy.extensions.filters.http.ext_authz.v3.ShadowDecision check_result=e1m status_code=n response_headers=*m2f
envoy.extensions.filters.http.ext_proc.v3.ExtProcHttpService http_service=m2w
envoy.extensions.filters.http.ext_proc.v3.ExtProcOverrides processing_mode=mbu async_mode=b request_attributes=*s response_attributes=*s grpc_service=m22 metadata_options=mbs grpc_initial_metadata=*m2f failure_mode_allow=Wb processing_request_modifier=m41
envoy.extensions.filters.http.ext_proc.v3.ExtProcPerRoute disabled=b|0 overrides=mbo|0
envoy.extensions.filters.http.ext_proc.v3.ExternalProcessor grpc_service=m22 http_service=mbn failure_mode_allow=b processing_mode=mbu request_attributes=*s response_attributes=*s message_timeout=D stat_prefix=s mutation_rules=m1h max_message_timeout=D forward_rules=mbr filter_metadata=S allow_mode_override=b disable_immediate_response=b metadata_options=mbs observability_mode=b disable_clear_route_cache=b route_cache_action=e1n deferred_close_timeout=D send_body_without_waiting_for_header_response=b allowed_override_modes=*mbu processing_request_modifier=m41 on_processing_response=m41 status_on_error=mpi allow_content_length_header=b
envoy.extensions.filters.http.ext_proc.v3.HeaderForwardingRules allowed_headers=moq disallowed_headers=moq
envoy.extensions.filters.http.ext_proc.v3.MetadataOptions forwarding_namespaces=mbt receiving_namespaces=mbt cluster_metadata_forwarding_namespaces=mbt
envoy.extensions.filters.http.ext_proc.v3.MetadataOptions.MetadataNamespaces untyped=*s typed=*s
envoy.extensions.filters.http.ext_proc.v3.ProcessingMode request_header_mode=e1p response_header_mode=e1p request_body_mode=e1o response_body_mode=e1o request_trailer_mode=e1p response_trailer_mode=e1p
envoy.extensions.filters.http.fault.v3.FaultAbort http_status=n|0 grpc_status=n|0 header_abort=mbw|0 percentage=mpe
envoy.extensions.filters.http.fault.v3.FaultAbort.HeaderAbort
envoy.extensions.filters.http.fault.v3.HTTPFault delay=m9d abort=mbv upstream_cluster=s headers=*m5g downstream_nodes=*s max_active_faults=Wn response_rate_limit=m9f delay_percent_runtime=s abort_percent_runtime=s delay_duration_runtime=s abort_http_status_runtime=s max_active_faults_runtime=s response_rate_limit_percent_runtime=s abort_grpc_status_runtime=s disable_downstream_cluster_stats=b filter_metadata=S
envoy.extensions.filters.http.file_server.v3.FileServerConfig manager_config=m8g path_mappings=*mc1 content_types=%s default_content_type=s directory_behaviors=*mbz
envoy.extensions.filters.http.file_server.v3.FileServerConfig.DirectoryBehavior default_file=s list=mc0
envoy.extensions.filters.http.file_server.v3.FileServerConfig.DirectoryBehavior.List
envoy.extensions.filters.http.file_server.v3.FileServerConfig.PathMapping request_path_prefix=s file_path_prefix=s
envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior stream_when_possible=mc7|0 bypass=mc3|0 inject_content_length_if_necessary=mc6|0 fully_buffer_and_always_inject_content_length=mc5|0 fully_buffer=mc4|0
envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.Bypass
envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.FullyBuffer
envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.FullyBufferAndAlwaysInjectContentLength
envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.InjectContentLengthIfNecessary
envoy.extensions.filters.http.file_system_buffer.v3.BufferBehavior.StreamWhenPossible
envoy.extensions.filters.http.file_system_buffer.v3.FileSystemBufferFilterConfig manager_config=m8g storage_buffer_path=Ws request=mc9 response=mc9
envoy.extensions.filters.http.file_system_buffer.v3.StreamConfig behavior=mc2 memory_buffer_bytes_limit=Wl storage_buffer_bytes_limit=Wl storage_buffer_queue_high_watermark_bytes=Wl
envoy.extensions.filters.http.filter_chain.v3.FilterChain filters=*m41
envoy.extensions.filters.http.filter_chain.v3.FilterChainConfig default_filter_chain=mca
envoy.extensions.filters.http.filter_chain.v3.FilterChainConfigPerRoute filter_chain=mca
envoy.extensions.filters.http.gcp_authn.v3.Audience url=s access_token=mce bound_jwt=mcg bound_access_token=mcf
envoy.extensions.filters.http.gcp_authn.v3.Audience.AccessToken
envoy.extensions.filters.http.gcp_authn.v3.Audience.BoundAccessToken
envoy.extensions.filters.http.gcp_authn.v3.Audience.BoundJwt url=s
envoy.extensions.filters.http.gcp_authn.v3.GcpAuthnFilterConfig http_uri=m2x retry_policy=m3g cache_config=mci token_header=mcj cluster=s timeout=D
envoy.extensions.filters.http.gcp_authn.v3.TokenCacheConfig cache_size=Wl
envoy.extensions.filters.http.gcp_authn.v3.TokenHeader name=s value_prefix=s
envoy.extensions.filters.http.geoip.v3.Geoip xff_config=mcm custom_header_config=mcl provider=m41
envoy.extensions.filters.http.geoip.v3.Geoip.CustomHeaderConfig header_name=s
envoy.extensions.filters.http.geoip.v3.Geoip.XffConfig xff_num_trusted_hops=n
envoy.extensions.filters.http.golang.v3alpha.Config library_id=s library_path=s plugin_name=s plugin_config=A merge_policy=e1q generic_secrets=*mnm
envoy.extensions.filters.http.golang.v3alpha.ConfigsPerRoute plugins_config=%mcp
envoy.extensions.filters.http.golang.v3alpha.RouterPlugin disabled=b|0 config=A|0
envoy.extensions.filters.http.grpc_field_extraction.v3.FieldExtractions request_field_extractions=%mcs
envoy.extensions.filters.http.grpc_field_extraction.v3.GrpcFieldExtractionConfig descriptor_set=m1t extractions_by_method=%mcq
envoy.extensions.filters.http.grpc_field_extraction.v3.RequestFieldValueDisposition dynamic_metadata=s|0
envoy.extensions.filters.http.grpc_http1_bridge.v3.Config upgrade_protobuf_to_grpc=b ignore_query_parameters=b
envoy.extensions.filters.http.grpc_http1_reverse_bridge.v3.FilterConfig content_type=s withhold_grpc_frames=b response_size_header=s
envoy.extensions.filters.http.grpc_http1_reverse_bridge.v3.FilterConfigPerRoute disabled=b
envoy.extensions.filters.http.grpc_json_reverse_transcoder.v3.GrpcJsonReverseTranscoder descriptor_path=s descriptor_binary=y max_request_body_size=Wn max_response_body_size=Wn api_version_header=s request_json_print_options=mcx
envoy.extensions.filters.http.grpc_json_reverse_transcoder.v3.GrpcJsonReverseTranscoder.PrintOptions always_print_primitive_fields=b always_print_enums_as_ints=b use_canonical_field_names=b
envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder proto_descriptor=s|0 proto_descriptor_bin=y|0 services=*s print_options=mcz match_incoming_request_route=b ignored_query_parameters=*s auto_mapping=b ignore_unknown_query_parameters=b convert_grpc_status=b url_unescape_spec=e1r query_param_unescape_plus=b match_unregistered_custom_verb=b request_validation_options=md0 case_insensitive_enum_parsing=b max_request_body_size=Wn max_response_body_size=Wn capture_unknown_query_parameters=b
envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder.PrintOptions add_whitespace=b always_print_primitive_fields=b always_print_enums_as_ints=b preserve_proto_field_names=b stream_newline_delimited=b stream_sse_style_delimited=b
envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder.RequestValidationOptions reject_unknown_method=b reject_unknown_query_parameters=b reject_binding_body_field_collisions=b
envoy.extensions.filters.http.grpc_json_transcoder.v3.UnknownQueryParams key=%md2
envoy.extensions.filters.http.grpc_json_transcoder.v3.UnknownQueryParams.Values values=*s
envoy.extensions.filters.http.grpc_stats.v3.FilterConfig emit_filter_state=b individual_method_stats_allowlist=m20|0 stats_for_all_methods=Wb|0 enable_upstream_stats=b replace_dots_in_grpc_service_name=b
envoy.extensions.filters.http.grpc_stats.v3.FilterObject request_message_count=l response_message_count=l
envoy.extensions.filters.http.grpc_web.v3.GrpcWeb
envoy.extensions.filters.http.gzip.v3.Gzip memory_level=Wn compression_level=e1s compression_strategy=e1t window_bits=Wn compressor=mas chunk_size=Wn
envoy.extensions.filters.http.gzip.v3.Gzip.CompressionLevel
envoy.extensions.filters.http.header_mutation.v3.HeaderMutation mutations=mda most_specific_header_mutations_wins=b
envoy.extensions.filters.http.header_mutation.v3.HeaderMutationPerRoute mutations=mda
envoy.extensions.filters.http.header_mutation.v3.Mutations request_mutations=*m1f query_parameter_mutations=*m32 response_mutations=*m1f response_trailers_mutations=*m1f request_trailers_mutations=*m1f
envoy.extensions.filters.http.header_to_metadata.v3.Config request_rules=*mdd response_rules=*mdd stat_prefix=s
envoy.extensions.filters.http.header_to_metadata.v3.Config.KeyValuePair metadata_namespace=s key=s value=s regex_value_rewrite=mov type=e1v encode=e1u
envoy.extensions.filters.http.header_to_metadata.v3.Config.Rule header=s cookie=s on_header_present=mdc on_header_missing=mdc remove=b
envoy.extensions.filters.http.health_check.v3.HealthCheck pass_through_mode=Wb cache_time=D cluster_min_healthy_percentages=%mpl headers=*m5g
envoy.extensions.filters.http.ip_tagging.v3.IPTagging request_type=e1x ip_tags=*mdg ip_tag_header=mdi ip_tags_datasource=m1t
envoy.extensions.filters.http.ip_tagging.v3.IPTagging.IPTag ip_tag_name=s ip_list=*m1r
envoy.extensions.filters.http.ip_tagging.v3.IPTagging.IPTags ip_tags=*mdg
envoy.extensions.filters.http.ip_tagging.v3.IPTagging.IpTagHeader header=s action=e1w
envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata request_rules=mdl response_rules=mdl
envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.KeyValuePair metadata_namespace=s key=s value=V|0 type=e1y preserve_existing_metadata_value=b
envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.MatchRules rules=*mdm allow_content_types=*s allow_empty_content_type=b allow_content_types_regex=mow
envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.Rule selectors=*mdn on_present=mdk on_missing=mdk on_error=mdk
envoy.extensions.filters.http.json_to_metadata.v3.JsonToMetadata.Selector key=s|0
envoy.extensions.filters.http.jwt_authn.v3.ExtractOnlyWithoutValidation verification_status_header=s
envoy.extensions.filters.http.jwt_authn.v3.FilterStateRule name=s requires=%mdx
envoy.extensions.filters.http.jwt_authn.v3.JwksAsyncFetch fast_listener=b failed_refetch_duration=D
envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication providers=%mdv rules=*me3 filter_state_rules=mdp bypass_cors_preflight=b requirement_map=%mdx strip_failure_response=b stat_prefix=s
envoy.extensions.filters.http.jwt_authn.v3.JwtCacheConfig jwt_cache_size=n jwt_max_token_size=n
envoy.extensions.filters.http.jwt_authn.v3.JwtClaimToHeader header_name=s claim_name=s
envoy.extensions.filters.http.jwt_authn.v3.JwtHeader name=s value_prefix=s
envoy.extensions.filters.http.jwt_authn.v3.JwtProvider issuer=s audiences=*s subjects=moy require_expiration=b max_lifetime=D remote_jwks=me2|0 local_jwks=m1t|0 forward=b from_headers=*mdu from_params=*s from_cookies=*s forward_payload_header=s pad_forward_payload_header=b payload_in_metadata=s normalize_payload_in_metadata=mdw header_in_metadata=s failed_status_in_metadata=s clock_skew_seconds=n jwt_cache_config=mds claim_to_headers=*mdt clear_route_cache=b
envoy.extensions.filters.http.jwt_authn.v3.JwtProvider.NormalizePayload space_delimited_claims=*s
envoy.extensions.filters.http.jwt_authn.v3.JwtRequirement provider_name=s|0 provider_and_audiences=me1|0 requires_any=mdz|0 requires_all=mdy|0 allow_missing_or_failed=E|0 allow_missing=E|0 extract_only_without_validation=mdo|0
envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementAndList requirements=*mdx
envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementOrList requirements=*mdx
envoy.extensions.filters.http.jwt_authn.v3.PerRouteConfig disabled=b|0 requirement_name=s|0
envoy.extensions.filters.http.jwt_authn.v3.ProviderWithAudiences provider_name=s audiences=*s
envoy.extensions.filters.http.jwt_authn.v3.RemoteJwks http_uri=m2x cache_duration=D async_fetch=mdq retry_policy=m3g
envoy.extensions.filters.http.jwt_authn.v3.RequirementRule match=m6p requires=mdx|0 requirement_name=s|0
envoy.extensions.filters.http.kill_request.v3.KillRequest probability=mpe kill_request_header=s direction=e1z
envoy.extensions.filters.http.language.v3alpha.Language default_language=s supported_languages=*s clear_route_cache=b
envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit stat_prefix=s status=mpi token_bucket=mpp filter_enabled=m3l filter_enforced=m3l request_headers_to_add_when_not_enforced=*m2g response_headers_to_add=*m2g descriptors=*m8v stage=n local_rate_limit_per_downstream_connection=b local_cluster_rate_limit=m8u enable_x_ratelimit_headers=e18 vh_rate_limits=e17 always_consume_default_token_bucket=Wb rate_limited_as_resource_exhausted=b rate_limits=*m5l max_dynamic_descriptors=Wn
envoy.extensions.filters.http.lua.v3.Lua inline_code=s source_codes=%m1t default_source_code=m1t stat_prefix=s clear_route_cache=Wb
envoy.extensions.filters.http.lua.v3.LuaPerRoute disabled=b|0 name=s|0 source_code=m1t|0 filter_context=S
envoy.extensions.filters.http.mcp.v3.Mcp traffic_mode=e21 clear_route_cache=b max_request_body_size=Wn parser_config=med request_storage_mode=e20 propagate_trace_context=meb propagate_baggage=mea reject_duplicate_keys=Wb
envoy.extensions.filters.http.mcp.v3.Mcp.BaggagePropagationConfig
envoy.extensions.filters.http.mcp.v3.Mcp.TraceContextPropagationConfig
envoy.extensions.filters.http.mcp.v3.McpOverride traffic_mode=e21 max_request_body_size=Wn
envoy.extensions.filters.http.mcp.v3.ParserConfig methods=*mef group_metadata_key=s
envoy.extensions.filters.http.mcp.v3.ParserConfig.AttributeExtractionRule path=s
envoy.extensions.filters.http.mcp.v3.ParserConfig.MethodConfig method=s group=s extraction_rules=*mee
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.HttpRule get=s put=s post=s delete=s patch=s body=s
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.McpJsonRestBridge server_info=mek tool_config=mel max_request_body_size=Wn max_response_body_size=Wn request_storage_mode=e22 trace_context_extraction=mep disable_clear_route_cache=b
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.McpJsonRestBridgePerRoute tool_config=*mel
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.McpServerInfo path=s host=s
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.ServerInfo supported_protocol_versions=*s description=s fallback_protocol_version=Ws
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.ServerToolConfig tools=*mem list_changed=b tool_list_http_rule=meg|0 tool_list_local=men|0 default_server_info=mej
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.ToolConfig name=s http_rule=meg tool_list_config=meo text_content_streaming_enabled=b server_info=*mej
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.ToolsListLocal
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.ToolsListSpecificConfig title=s description=s input_schema=s
envoy.extensions.filters.http.mcp_json_rest_bridge.v3.TraceContextExtractionOptions
envoy.extensions.filters.http.mcp_router.v3.DynamicMetadataSource key=mp1
envoy.extensions.filters.http.mcp_router.v3.HeaderSource name=s
envoy.extensions.filters.http.mcp_router.v3.IdentityExtractor header=mer dynamic_metadata=meq
envoy.extensions.filters.http.mcp_router.v3.McpRouter servers=*meu session_identity=mew lazy_initialization=b
envoy.extensions.filters.http.mcp_router.v3.McpRouter.McpBackend name=s mcp_cluster=mev
envoy.extensions.filters.http.mcp_router.v3.McpRouter.McpCluster cluster=s path=s timeout=D host_rewrite_literal=s
envoy.extensions.filters.http.mcp_router.v3.SessionIdentity identity=mes validation=mex
envoy.extensions.filters.http.mcp_router.v3.ValidationPolicy mode=e23
envoy.extensions.filters.http.oauth2.v3.CookieConfig same_site=e24 path=s partitioned=b
envoy.extensions.filters.http.oauth2.v3.CookieConfigs bearer_token_cookie_config=mey oauth_hmac_cookie_config=mey oauth_expires_cookie_config=mey id_token_cookie_config=mey refresh_token_cookie_config=mey oauth_nonce_cookie_config=mey code_verifier_cookie_config=mey
envoy.extensions.filters.http.oauth2.v3.OAuth2 config=mf1
envoy.extensions.filters.http.oauth2.v3.OAuth2Config token_endpoint=m2x retry_policy=m3g authorization_endpoint=s end_session_endpoint=s post_logout_redirect_uri=mf6 credentials=mf2 redirect_uri=s redirect_path_matcher=mou signout_path=mou forward_bearer_token=b forward_id_token=mf5 preserve_authorization_header=b pass_through_matcher=*m5g auth_scopes=*s resources=*s auth_type=e25 use_refresh_token=Wb default_expires_in=D deny_redirect_matcher=*m5g default_refresh_token_expires_in=D disable_id_token_set_cookie=b disable_access_token_set_cookie=b disable_refresh_token_set_cookie=b cookie_configs=mez stat_prefix=s csrf_token_expires_in=D code_verifier_token_expires_in=D disable_token_encryption=b allow_failed_matcher=*m5g original_request_uri=s allowed_redirect_domains=*s use_access_token_expiry_for_id_token_cookie=b private_key_jwt_config=mf7
envoy.extensions.filters.http.oauth2.v3.OAuth2Credentials client_id=s token_secret=mnm hmac_secret=mnm|0 cookie_names=mf3 cookie_domain=s
envoy.extensions.filters.http.oauth2.v3.OAuth2Credentials.CookieNames bearer_token=s oauth_hmac=s oauth_expires=s id_token=s refresh_token=s oauth_nonce=s code_verifier=s
envoy.extensions.filters.http.oauth2.v3.OAuth2PerRoute config=mf1
envoy.extensions.filters.http.oauth2.v3.OAuth2TokenForwarding header=s
envoy.extensions.filters.http.oauth2.v3.PostLogoutRedirectUri disabled=b|0 uri=s|0
envoy.extensions.filters.http.oauth2.v3.PrivateKeyJwtConfig signing_algorithm=e26 assertion_lifetime=D
envoy.extensions.filters.http.on_demand.v3.OnDemand odcds=mf9
envoy.extensions.filters.http.on_demand.v3.OnDemandCds source=m1s resources_locator=s timeout=D
envoy.extensions.filters.http.on_demand.v3.PerRouteConfig odcds=mf9
envoy.extensions.filters.http.original_src.v3.OriginalSrc mark=n
envoy.extensions.filters.http.peak_ewma.v3alpha.PeakEwmaConfig
envoy.extensions.filters.http.proto_api_scrubber.v3.DescriptorSet data_source=m1t
envoy.extensions.filters.http.proto_api_scrubber.v3.MessageRestrictions config=mfi field_restrictions=%mfi
envoy.extensions.filters.http.proto_api_scrubber.v3.MethodRestrictions request_field_restrictions=%mfi response_field_restrictions=%mfi method_restriction=mfi
envoy.extensions.filters.http.proto_api_scrubber.v3.ProtoApiScrubberConfig descriptor_set=mfd restrictions=mfj filtering_mode=e27 scrub_unknown_fields=b
envoy.extensions.filters.http.proto_api_scrubber.v3.RemoveFieldAction
envoy.extensions.filters.http.proto_api_scrubber.v3.RestrictionConfig matcher=mr3
envoy.extensions.filters.http.proto_api_scrubber.v3.Restrictions method_restrictions=%mff message_restrictions=%mfe
envoy.extensions.filters.http.proto_message_extraction.v3.MethodExtraction request_extraction_by_field=%e28 response_extraction_by_field=%e28
envoy.extensions.filters.http.proto_message_extraction.v3.ProtoMessageExtractionConfig data_source=m1t|0 proto_descriptor_typed_metadata=s|0 mode=e29 extraction_by_method=%mfk
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings bucket_id_builder=mfn reporting_interval=D deny_response_settings=mfp no_assignment_behavior=mfs expired_assignment_behavior=mfq
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.BucketIdBuilder bucket_id_builder=%mfo
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.BucketIdBuilder.ValueBuilder string_value=s|0 custom_value=m41|0
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.DenyResponseSettings http_status=mpi http_body=Wy grpc_status=mq9 response_headers_to_add=*m2g
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.ExpiredAssignmentBehavior expired_assignment_behavior_timeout=D fallback_rate_limit=mpm|0 reuse_last_assignment=mfr|0
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.ExpiredAssignmentBehavior.ReuseLastAssignment
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaBucketSettings.NoAssignmentBehavior fallback_rate_limit=mpm|0
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaFilterConfig rlqs_server=m22 domain=s bucket_matchers=mr3 filter_enabled=m3l filter_enforced=m3l request_headers_to_add_when_not_enforced=*m2g
envoy.extensions.filters.http.rate_limit_quota.v3.RateLimitQuotaOverride domain=s bucket_matchers=mr3
envoy.extensions.filters.http.ratelimit.v3.RateLimit domain=s stage=n request_type=s timeout=D failure_mode_deny=b rate_limited_as_resource_exhausted=b rate_limit_service=m4y enable_x_ratelimit_headers=e2a disable_x_envoy_ratelimited_header=b rate_limited_status=mpi response_headers_to_add=*m2g status_on_error=mpi stat_prefix=s filter_enabled=m3l filter_enforced=m3l failure_mode_deny_percent=m3l rate_limits=*m5l metadata_namespace=s
envoy.extensions.filters.http.ratelimit.v3.RateLimitPerRoute vh_rate_limits=e2c override_option=e2b rate_limits=*m5l domain=s
envoy.extensions.filters.http.rbac.v3.RBAC rules=m55 rules_stat_prefix=s matcher=mr3 shadow_rules=m55 shadow_matcher=mr3 shadow_rules_stat_prefix=s track_per_rule_stats=b
envoy.extensions.filters.http.rbac.v3.RBACPerRoute rbac=mfx
envoy.extensions.filters.http.router.v3.Router dynamic_stats=Wb start_child_span=b upstream_log=*m0 upstream_log_options=mg0 suppress_envoy_headers=b strict_check_headers=*s respect_expected_rq_timeout=b suppress_grpc_request_failure_code_stats=b upstream_http_filters=*mhi reject_connect_request_early_data=Wb
envoy.extensions.filters.http.router.v3.Router.UpstreamAccessLogOptions flush_upstream_log_on_upstream_stream=b upstream_log_flush_interval=D
envoy.extensions.filters.http.set_filter_state.v3.Config on_request_headers=*m9j clear_route_cache=b
envoy.extensions.filters.http.set_metadata.v3.Config metadata_namespace=s value=S metadata=*mg3
envoy.extensions.filters.http.set_metadata.v3.Metadata metadata_namespace=s allow_overwrite=b value=S typed_value=A
envoy.extensions.filters.http.sse_to_metadata.v3.SseToMetadata response_rules=mg5
envoy.extensions.filters.http.sse_to_metadata.v3.SseToMetadata.ProcessingRules content_parser=m41 max_event_size=Wn
envoy.extensions.filters.http.stateful_session.v3.StatefulSession session_state=m41 strict=b stat_prefix=s status_on_strict_destination_not_found=n
envoy.extensions.filters.http.stateful_session.v3.StatefulSessionPerRoute disabled=b|0 stateful_session=mg6|0
envoy.extensions.filters.http.sxg.v3alpha.SXG certificate=mnm private_key=mnm duration=D mi_record_size=l cbor_url=s validity_url=s client_can_accept_sxg_header=s should_encode_sxg_header=s header_prefix_filters=*s
envoy.extensions.filters.http.thrift_to_metadata.v3.FieldSelector name=s id=n child=mg9
envoy.extensions.filters.http.thrift_to_metadata.v3.KeyValuePair metadata_namespace=s key=s value=V
envoy.extensions.filters.http.thrift_to_metadata.v3.Rule field=e2d field_selector=mg9 method_name=s on_present=mga on_missing=mga
envoy.extensions.filters.http.thrift_to_metadata.v3.ThriftToMetadata request_rules=*mgb response_rules=*mgb transport=e2v protocol=e2u allow_content_types=*s allow_empty_content_type=b
envoy.extensions.filters.http.thrift_to_metadata.v3.ThriftToMetadataPerRoute request_rules=*mgb response_rules=*mgb
envoy.extensions.filters.http.transform.v3.BodyTransformation body_format=m3x action=e2e
envoy.extensions.filters.http.transform.v3.TransformConfig request_transformation=mgg response_transformation=mgg clear_cluster_cache=b clear_route_cache=b
envoy.extensions.filters.http.transform.v3.Transformation headers_mutations=*m1f body_transformation=mge
envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec
envoy.extensions.filters.http.wasm.v3.Wasm config=moa
envoy.extensions.filters.listener.dynamic_modules.v3.DynamicModuleListenerFilter dynamic_module_config=m97 filter_name=s filter_config=A
envoy.extensions.filters.listener.http_inspector.v3.HttpInspector
envoy.extensions.filters.listener.local_ratelimit.v3.LocalRateLimit stat_prefix=s token_bucket=mpp runtime_enabled=m3k
envoy.extensions.filters.listener.original_dst.v3.OriginalDst
envoy.extensions.filters.listener.original_src.v3.OriginalSrc bind_port=b mark=n
envoy.extensions.filters.listener.postgres_inspector.v3alpha.PostgresInspector enable_metadata_extraction=Wb max_startup_message_size=Wn startup_timeout=D
envoy.extensions.filters.listener.postgres_inspector.v3alpha.StartupMetadata user=s database=s application_name=s
envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol rules=*mgs allow_requests_without_proxy_protocol=b pass_through_tlvs=m39 disallowed_versions=*eh stat_prefix=s tlv_location=e2g
envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol.KeyValuePair metadata_namespace=s key=s value_string_encoding=e2f
envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol.Rule tlv_type=n on_tlv_present=mgr
envoy.extensions.filters.listener.set_filter_state.v3.Config on_accept=*m9j
envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector enable_ja3_fingerprinting=Wb enable_ja4_fingerprinting=Wb initial_read_buffer_size=Wn close_connection_on_client_hello_parsing_errors=b max_client_hello_size=Wn
envoy.extensions.filters.network.client_ssl_auth.v3.ClientSSLAuth auth_api_cluster=s stat_prefix=s refresh_delay=D ip_white_list=*m1r
envoy.extensions.filters.network.connection_limit.v3.ConnectionLimit stat_prefix=s max_connections=Wl delay=D runtime_enabled=m3k
envoy.extensions.filters.network.direct_response.v3.Config response=m1t
envoy.extensions.filters.network.dynamic_modules.v3.DynamicModuleNetworkFilter dynamic_module_config=m97 filter_name=s filter_config=A terminal_filter=b
envoy.extensions.filters.network.echo.v3.Echo
envoy.extensions.filters.network.ext_authz.v3.ExtAuthz stat_prefix=s grpc_service=m22 failure_mode_allow=b include_peer_certificate=b transport_api_version=ec filter_enabled_metadata=mor bootstrap_metadata_labels_key=s include_tls_session=b send_tls_alert_on_denial=b metadata_context_namespaces=*s typed_metadata_context_namespaces=*s
envoy.extensions.filters.network.ext_proc.v3.MetadataOptions forwarding_namespaces=mh2 receiving_namespaces=mh2
envoy.extensions.filters.network.ext_proc.v3.MetadataOptions.MetadataNamespaces untyped=*s typed=*s
envoy.extensions.filters.network.ext_proc.v3.NetworkExternalProcessor grpc_service=m22 failure_mode_allow=b processing_mode=mh4 message_timeout=D stat_prefix=s metadata_options=mh1
envoy.extensions.filters.network.ext_proc.v3.ProcessingMode process_read=e2h process_write=e2h
envoy.extensions.filters.network.geoip.v3.Geoip stat_prefix=s provider=m41 client_ip=s
envoy.extensions.filters.network.golang.v3alpha.Config is_terminal_filter=b library_id=s library_path=s plugin_name=s plugin_config=A
envoy.extensions.filters.network.http_connection_manager.v3.EnvoyMobileHttpConnectionManager config=mh9
envoy.extensions.filters.network.http_connection_manager.v3.ForwardProtoConfig https_destination_ports=*n http_destination_ports=*n
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager codec_type=e2i stat_prefix=s rds=mhk|0 route_config=m6n|0 scoped_routes=mhp|0 http_filters=*mhi add_user_agent=Wb tracing=mhg common_http_protocol_options=m2v http1_safe_max_connection_duration=b http_protocol_options=m2p http2_protocol_options=m2s http3_protocol_options=m2u server_name=s server_header_transformation=e2m scheme_header_transformation=m3o max_request_headers_kb=Wn stream_idle_timeout=D stream_flush_timeout=D request_timeout=D request_headers_timeout=D drain_timeout=D drain_timeout_jitter=mpl delayed_close_timeout=D access_log=*m0 access_log_flush_interval=D flush_access_log_on_new_request=b access_log_options=mhb use_remote_address=Wb xff_num_trusted_hops=n original_ip_detection_extensions=*m41 early_header_mutation_extensions=*m41 internal_address_config=mhc skip_xff_append=b via=s generate_request_id=Wb preserve_external_request_id=b always_set_request_id_in_response=b forward_client_cert_details=e2j set_current_client_cert_details=mhf forward_client_cert_matcher=mr3 proxy_100_continue=b represent_ipv4_remote_address_as_ipv4_mapped_ipv6=b upgrade_configs=*mhh normalize_path=Wb merge_slashes=b path_with_escaped_slashes_action=e2l request_id_extension=mhl local_reply_config=mhj strip_matching_host_port=b strip_any_host_port=b|1 stream_error_on_invalid_http_message=Wb path_normalization_options=mhd strip_trailing_host_dot=b proxy_status_config=mhe typed_header_validation_config=m41 append_x_forwarded_port=b append_local_overload=b add_proxy_protocol_connection_state=Wb forward_proto_config=mh8
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ForwardClientCertConfig forward_client_cert_details=e2j set_current_client_cert_details=mhf
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.HcmAccessLogOptions access_log_flush_interval=D flush_access_log_on_new_request=b flush_log_on_tunnel_successfully_established=b
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.InternalAddressConfig unix_sockets=b cidr_ranges=*m1r
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathNormalizationOptions forwarding_transformation=moi http_filter_transformation=moi
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ProxyStatusConfig remove_details=b remove_connection_termination_details=b remove_response_flags=b set_recommended_response_code=b use_node_id=b|0 literal_proxy_name=s|0
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.SetCurrentClientCertDetails subject=Wb cert=b chain=b dns=b uri=b format=e2k
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.Tracing client_sampling=mpl random_sampling=mpl overall_sampling=mpl verbose=b max_path_tag_length=Wn custom_tags=*mp8 provider=m7b spawn_upstream_span=Wb operation=s upstream_operation=s no_context_propagation=b
envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.UpgradeConfig upgrade_type=s filters=*mhi enabled=Wb
envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter name=s typed_config=A|0 config_discovery=m1y|0 is_optional=b disabled=b
envoy.extensions.filters.network.http_connection_manager.v3.LocalReplyConfig mappers=*mhm body_format=m3x
envoy.extensions.filters.network.http_connection_manager.v3.Rds config_source=m1s route_config_name=s
envoy.extensions.filters.network.http_connection_manager.v3.RequestIDExtension typed_config=A
envoy.extensions.filters.network.http_connection_manager.v3.ResponseMapper filter=m1 status_code=Wn body=m1t body_format_override=m3x headers_to_add=*m2g
envoy.extensions.filters.network.http_connection_manager.v3.ScopedRds scoped_rds_config_source=m1s srds_resources_locator=s
envoy.extensions.filters.network.http_connection_manager.v3.ScopedRouteConfigurationsList scoped_route_configurations=*m6t
envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes name=s scope_key_builder=mhq rds_config_source=m1s scoped_route_configurations_list=mho|0 scoped_rds=mhn|0
envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes.ScopeKeyBuilder fragments=*mhr
envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder header_value_extractor=mhs|0
envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder.HeaderValueExtractor name=s element_separator=s index=n|0 element=mht|0
envoy.extensions.filters.network.http_connection_manager.v3.ScopedRoutes.ScopeKeyBuilder.FragmentBuilder.HeaderValueExtractor.KvElement separator=s key=s
envoy.extensions.filters.network.local_ratelimit.v3.LocalRateLimit stat_prefix=s token_bucket=mpp runtime_enabled=m3k share_key=s
envoy.extensions.filters.network.mongo_proxy.v3.MongoProxy stat_prefix=s access_log=s delay=m9d emit_dynamic_metadata=b commands=*s max_bson_depth=Wn
envoy.extensions.filters.network.mysql_proxy.v3.MySQLProxy stat_prefix=s access_log=s downstream_ssl=e2n
envoy.extensions.filters.network.postgres_proxy.v3alpha.PostgresProxy stat_prefix=s enable_sql_parsing=Wb terminate_ssl=b upstream_ssl=e2o downstream_ssl=e2o
envoy.extensions.filters.network.ratelimit.v3.RateLimit stat_prefix=s domain=s descriptors=*m8w timeout=D failure_mode_deny=b rate_limit_service=m4y
envoy.extensions.filters.network.rbac.v3.RBAC rules=m55 matcher=mr3 shadow_rules=m55 shadow_matcher=mr3 shadow_rules_stat_prefix=s stat_prefix=s enforcement_type=e2p delay_deny=D
envoy.extensions.filters.network.redis_proxy.v3.AwsIam credential_provider=m8k cache_name=s service_name=s region=s expiration_time=D
envoy.extensions.filters.network.redis_proxy.v3.RedisExternalAuthProvider grpc_service=m22 enable_auth_expiration=b
envoy.extensions.filters.network.redis_proxy.v3.RedisProtocolOptions auth_password=m1t auth_username=m1t aws_iam=mi0 credentials=*mi3
envoy.extensions.filters.network.redis_proxy.v3.RedisProtocolOptions.Credential address=m1i auth_password=m1t auth_username=m1t
envoy.extensions.filters.network.redis_proxy.v3.RedisProxy stat_prefix=s settings=mi5 latency_in_micros=b prefix_routes=mi7 downstream_auth_password=m1t downstream_auth_passwords=*m1t faults=*mib downstream_auth_username=m1t external_auth_provider=mi1 custom_commands=*s
envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.ConnPoolSettings op_timeout=D enable_hashtagging=b enable_redirection=b dns_cache_config=m8t max_buffer_size_before_flush=n buffer_flush_timeout=D max_upstream_unknown_connections=Wn enable_command_stats=b read_policy=e2q connection_rate_limit=mi6
envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.ConnectionRateLimit connection_rate_limit_per_sec=n
envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.PrefixRoutes routes=*mi8 case_insensitive=b catch_all_route=mi8
envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.PrefixRoutes.Route prefix=s remove_prefix=b cluster=s request_mirror_policy=*mia key_formatter=s read_command_policy=mi9
envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.PrefixRoutes.Route.ReadCommandPolicy cluster=s
envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.PrefixRoutes.Route.RequestMirrorPolicy cluster=s runtime_fraction=m3l exclude_read_commands=b
envoy.extensions.filters.network.redis_proxy.v3.RedisProxy.RedisFault fault_type=e2r fault_enabled=m3l delay=D commands=*s
envoy.extensions.filters.network.reverse_tunnel.v3.DrainAwareHttpConnectionManager hcm_config=mh9 enable_drain_with_goaway=b
envoy.extensions.filters.network.reverse_tunnel.v3.ReverseTunnel ping_interval=D auto_close_connections=b request_path=s request_method=ej validation=mie required_cluster_name=s use_http_upgrade=b skip_rebalancing=b
envoy.extensions.filters.network.reverse_tunnel.v3.Validation node_id_format=s cluster_id_format=s tenant_id_format=s emit_dynamic_metadata=b dynamic_metadata_namespace=s
envoy.extensions.filters.network.set_filter_state.v3.Config on_new_connection=*m9j on_downstream_tls_handshake=*m9j on_downstream_data=*m9j
envoy.extensions.filters.network.sip_proxy.router.v3alpha.Router
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.CreateRequest data=%s context=%s
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.CreateResponse
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.DeleteRequest key=s context=%s
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.DeleteResponse
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.RetrieveRequest key=s context=%s
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.RetrieveResponse data=%s
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.SubscribeRequest
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.SubscribeResponse data=%s
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.TraServiceConfig grpc_service=m22 transport_api_version=ec timeout=D
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.TraServiceRequest type=s create_request=mih|0 update_request=mis|0 retrieve_request=mil|0 delete_request=mij|0 subscribe_request=min|0
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.TraServiceResponse type=s ret=n reason=s create_response=mii|0 update_response=mit|0 retrieve_response=mim|0 delete_response=mik|0 subscribe_response=mio|0
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.UpdateRequest data=%s context=%s
envoy.extensions.filters.network.sip_proxy.tra.v3alpha.UpdateResponse
envoy.extensions.filters.network.sip_proxy.v3alpha.Cache max_cache_item=n add_query_to_cache=b
envoy.extensions.filters.network.sip_proxy.v3alpha.CustomizedAffinity entries=*miw stop_load_balance=b
envoy.extensions.filters.network.sip_proxy.v3alpha.CustomizedAffinityEntry header=s key_name=s subscribe=b query=b cache=miu
envoy.extensions.filters.network.sip_proxy.v3alpha.LocalService domain=s parameter=s
envoy.extensions.filters.network.sip_proxy.v3alpha.Route match=mj1 route=miz
envoy.extensions.filters.network.sip_proxy.v3alpha.RouteAction cluster=s|0
envoy.extensions.filters.network.sip_proxy.v3alpha.RouteConfiguration name=s routes=*miy
envoy.extensions.filters.network.sip_proxy.v3alpha.RouteMatch domain=s|0 header=s parameter=s
envoy.extensions.filters.network.sip_proxy.v3alpha.SipFilter name=s typed_config=A|0
envoy.extensions.filters.network.sip_proxy.v3alpha.SipProtocolOptions session_affinity=b registration_affinity=b customized_affinity=miv
envoy.extensions.filters.network.sip_proxy.v3alpha.SipProxy stat_prefix=s route_config=mj0 sip_filters=*mj2 settings=mj5
envoy.extensions.filters.network.sip_proxy.v3alpha.SipProxy.SipSettings transaction_timeout=D local_services=*mix tra_service_config=mip operate_via=b
envoy.extensions.filters.network.sni_cluster.v3.SniCluster
envoy.extensions.filters.network.sni_dynamic_forward_proxy.v3.FilterConfig dns_cache_config=m8t port_value=n|0 save_upstream_address=b
envoy.extensions.filters.network.tcp_bandwidth_limit.v3.TcpBandwidthLimit stat_prefix=s read_limit_kbps=Wl write_limit_kbps=Wl fill_interval=D runtime_enabled=m3k
envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy stat_prefix=s cluster=s|0 weighted_clusters=mjd|0 on_demand=mja metadata_match=m35 idle_timeout=D downstream_idle_timeout=D upstream_idle_timeout=D access_log=*m0 max_connect_attempts=Wn backoff_options=m1o hash_policy=*mpf tunneling_config=mjc max_downstream_connection_duration=D max_downstream_connection_duration_jitter_percentage=mpl access_log_flush_interval=D flush_access_log_on_connected=b access_log_options=mjb proxy_protocol_tlvs=*m3z proxy_protocol_tlv_merge_policy=e2s upstream_connect_mode=e2t max_early_data_bytes=Wn check_drain_close=Wb
envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.OnDemand odcds_config=m1s resources_locator=s timeout=D
envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.TcpAccessLogOptions access_log_flush_interval=D flush_access_log_on_connected=b flush_access_log_on_start=b
envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.TunnelingConfig hostname=s use_post=b headers_to_add=*m2g propagate_response_headers=b post_path=s propagate_response_trailers=b request_id_extension=mhl request_id_header=s request_id_metadata_key=s formatters=*m41
envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster clusters=*mje
envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight name=s weight=n metadata_match=m35
envoy.extensions.filters.network.wasm.v3.Wasm config=moa
envoy.extensions.filters.network.zookeeper_proxy.v3.LatencyThresholdOverride opcode=e2w threshold=D
envoy.extensions.filters.network.zookeeper_proxy.v3.ZooKeeperProxy stat_prefix=s access_log=s max_packet_bytes=Wn enable_latency_threshold_metrics=b default_latency_threshold=D latency_threshold_overrides=*mjg enable_per_opcode_request_bytes_metrics=b enable_per_opcode_response_bytes_metrics=b enable_per_opcode_decoder_error_metrics=b
envoy.extensions.formatter.cel.v3.Cel
envoy.extensions.formatter.dynamic_modules.v3.DynamicModuleFormatter dynamic_module_config=m97 formatter_name=s formatter_config=A
envoy.extensions.formatter.file_content.v3.FileContent
envoy.extensions.formatter.generic_secret.v3.GenericSecret secret_configs=%mnm
envoy.extensions.formatter.metadata.v3.Metadata
envoy.extensions.formatter.req_without_query.v3.ReqWithoutQuery
envoy.extensions.health_checkers.dynamic_modules.v3.DynamicModuleHealthCheck dynamic_module_config=m97 health_checker_name=s health_checker_config=A
envoy.extensions.health_checkers.redis.v3.Redis key=s aws_iam=mi0
envoy.extensions.health_checkers.thrift.v3.Thrift method_name=s transport=e2v protocol=e2u
envoy.extensions.http.cache.file_system_http_cache.v3.FileSystemHttpCacheConfig manager_config=m8g cache_path=s max_cache_size_bytes=Wl max_individual_cache_entry_size_bytes=Wl max_cache_entry_count=Wl cache_subdivisions=n evict_fraction=n max_eviction_period=D min_eviction_period=D create_cache_path=b
envoy.extensions.http.cache.simple_http_cache.v3.SimpleHttpCacheConfig
envoy.extensions.http.cache_v2.file_system_http_cache.v3.FileSystemHttpCacheV2Config manager_config=m8g cache_path=s max_cache_size_bytes=Wl max_individual_cache_entry_size_bytes=Wl max_cache_entry_count=Wl cache_subdivisions=n evict_fraction=n max_eviction_period=D min_eviction_period=D create_cache_path=b
envoy.extensions.http.cache_v2.simple_http_cache.v3.SimpleHttpCacheV2Config
envoy.extensions.http.custom_response.local_response_policy.v3.LocalResponsePolicy body=m1t body_format=m3x status_code=Wn response_headers_to_add=*m2g
envoy.extensions.http.custom_response.redirect_policy.v3.RedirectPolicy uri=s|0 redirect_action=m63|0 status_code=Wn response_headers_to_add=*m2g request_headers_to_add=*m2g modify_request_headers_action=m41
envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation mutations=*m1f
envoy.extensions.http.ext_proc.processing_request_modifiers.mapped_attribute_builder.v3.MappedAttributeBuilder mapped_request_attributes=%s mapped_response_attributes=%s
envoy.extensions.http.ext_proc.response_processors.save_processing_response.v3.SaveProcessingResponse filter_state_name_suffix=s save_request_headers=mk0 save_response_headers=mk0 save_request_trailers=mk0 save_response_trailers=mk0 save_immediate_response=mk0
envoy.extensions.http.ext_proc.response_processors.save_processing_response.v3.SaveProcessingResponse.SaveOptions save_response=b save_on_error=b
envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig forward_reason_phrase=b formatter_type_on_envoy_headers=e2x
envoy.extensions.http.header_validators.envoy_default.v3.HeaderValidatorConfig http1_protocol_options=mk3 uri_path_normalization_options=mk4 restrict_http_methods=b headers_with_underscores_action=e2y strip_fragment_from_path=b
envoy.extensions.http.header_validators.envoy_default.v3.HeaderValidatorConfig.Http1ProtocolOptions allow_chunked_length=b
envoy.extensions.http.header_validators.envoy_default.v3.HeaderValidatorConfig.UriPathNormalizationOptions skip_path_normalization=b skip_merging_slashes=b path_with_escaped_slashes_action=e2z
envoy.extensions.http.injected_credentials.generic.v3.Generic credential=mnm header=s header_value_prefix=s
envoy.extensions.http.injected_credentials.oauth2.v3.OAuth2 token_endpoint=m2x scopes=*s client_credentials=mk7|0 token_fetch_retry_interval=D endpoint_params=*mk8
envoy.extensions.http.injected_credentials.oauth2.v3.OAuth2.ClientCredentials client_id=s client_secret=mnm auth_type=e30
envoy.extensions.http.injected_credentials.oauth2.v3.OAuth2.EndpointParameter name=s value=s
envoy.extensions.http.original_ip_detection.custom_header.v3.CustomHeaderConfig header_name=s allow_extension_to_set_address_as_trusted=b reject_with_status=mpi
envoy.extensions.http.original_ip_detection.xff.v3.XffConfig xff_num_trusted_hops=n xff_trusted_cidrs=mkb skip_xff_append=Wb
envoy.extensions.http.original_ip_detection.xff.v3.XffTrustedCidrs cidrs=*m1r
envoy.extensions.http.stateful_session.cookie.v3.CookieBasedSessionState cookie=mog
envoy.extensions.http.stateful_session.envelope.v3.EnvelopeSessionState header=mke
envoy.extensions.http.stateful_session.envelope.v3.EnvelopeSessionState.Header name=s
envoy.extensions.http.stateful_session.header.v3.HeaderBasedSessionState name=s
envoy.extensions.internal_redirect.allow_listed_routes.v3.AllowListedRoutesConfig allowed_route_names=*s
envoy.extensions.internal_redirect.previous_routes.v3.PreviousRoutesConfig
envoy.extensions.internal_redirect.safe_cross_scheme.v3.SafeCrossSchemeConfig
envoy.extensions.load_balancing_policies.client_side_weighted_round_robin.v3.ClientSideWeightedRoundRobin enable_oob_load_report=Wb oob_reporting_period=D blackout_period=D weight_expiration_period=D weight_update_period=D error_utilization_penalty=Wn metric_names_for_computing_utilization=*s slow_start_config=mkr oob_reporting_config=mkq
envoy.extensions.load_balancing_policies.cluster_provided.v3.ClusterProvided
envoy.extensions.load_balancing_policies.common.v3.ConsistentHashingLbConfig use_hostname_for_hashing=b hash_balance_factor=Wn hash_policy=*m6c
envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig zone_aware_lb_config=mko|0 locality_weighted_lb_config=mkn|0
envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.LocalityWeightedLbConfig
envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.ZoneAwareLbConfig routing_enabled=mpl min_cluster_size=Wl fail_traffic_on_panic=b force_locality_direct_routing=b force_local_zone=mkp locality_basis=e31
envoy.extensions.load_balancing_policies.common.v3.LocalityLbConfig.ZoneAwareLbConfig.ForceLocalZone min_size=Wn
envoy.extensions.load_balancing_policies.common.v3.OrcaOobReportingConfig port_value=n authority=s transport_socket_match_criteria=S
envoy.extensions.load_balancing_policies.common.v3.SlowStartConfig slow_start_window=D aggression=m3j min_weight_percent=mpl
envoy.extensions.load_balancing_policies.dynamic_modules.v3.DynamicModulesLoadBalancerConfig dynamic_module_config=m97 lb_policy_name=s lb_policy_config=A
envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest choice_count=Wn active_request_bias=m3j slow_start_config=mkr locality_lb_config=mkm enable_full_scan=Wb selection_method=e32
envoy.extensions.load_balancing_policies.load_aware_locality.v3.LoadAwareLocality endpoint_picking_policy=m13 weight_update_period=D metric_names_for_computing_utilization=*s utilization_variance_threshold=Wn smoothing_time_constant=D remote_probe_fraction=Wn weight_expiration_period=D enable_oob_load_report=Wb oob_reporting_period=D
envoy.extensions.load_balancing_policies.maglev.v3.Maglev table_size=Wl consistent_hashing_lb_config=mkl locality_weighted_lb_config=mkn
envoy.extensions.load_balancing_policies.override_host.v3.OverrideHost override_host_sources=*mkx selected_host_key=mp1 fallback_policy=m13
envoy.extensions.load_balancing_policies.override_host.v3.OverrideHost.OverrideHostSource header=s metadata=mp1
envoy.extensions.load_balancing_policies.peak_ewma.v3alpha.PeakEwma decay_time=D aggregation_interval=D max_samples_per_host=Wn default_rtt=D penalty_value=Wn
envoy.extensions.load_balancing_policies.pick_first.v3.PickFirst shuffle_address_list=b
envoy.extensions.load_balancing_policies.random.v3.Random locality_lb_config=mkm
envoy.extensions.load_balancing_policies.random_subsetting.v3.RandomSubsetting subset_size=Wn child_policy=m13
envoy.extensions.load_balancing_policies.ring_hash.v3.RingHash hash_function=e33 minimum_ring_size=Wl maximum_ring_size=Wl use_hostname_for_hashing=b hash_balance_factor=Wn consistent_hashing_lb_config=mkl locality_weighted_lb_config=mkn
envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin slow_start_config=mkr locality_lb_config=mkm
envoy.extensions.load_balancing_policies.subset.v3.Subset fallback_policy=e34 default_subset=S subset_selectors=*ml5 allow_redundant_keys=b locality_weight_aware=b scale_locality_weight=b panic_mode_any=b list_as_any=b metadata_fallback_policy=e35 subset_lb_policy=m13
envoy.extensions.load_balancing_policies.subset.v3.Subset.LbSubsetSelector keys=*s single_host_per_subset=b fallback_policy=e36 fallback_keys_subset=*s
envoy.extensions.load_balancing_policies.wrr_locality.v3.WrrLocality endpoint_picking_policy=m13
envoy.extensions.matching.actions.transform_stat.v3.TransformStat drop_stat=ml8 drop_tag=ml9 update_tag=mla
envoy.extensions.matching.actions.transform_stat.v3.TransformStat.DropStat
envoy.extensions.matching.actions.transform_stat.v3.TransformStat.DropTag
envoy.extensions.matching.actions.transform_stat.v3.TransformStat.UpdateTag new_tag_value=s
envoy.extensions.matching.common_inputs.environment_variable.v3.Config name=s
envoy.extensions.matching.common_inputs.network.v3.ApplicationProtocolInput
envoy.extensions.matching.common_inputs.network.v3.DestinationIPInput
envoy.extensions.matching.common_inputs.network.v3.DestinationPortInput
envoy.extensions.matching.common_inputs.network.v3.DirectSourceIPInput
envoy.extensions.matching.common_inputs.network.v3.DynamicMetadataInput filter=s path=*mlh
envoy.extensions.matching.common_inputs.network.v3.DynamicMetadataInput.PathSegment key=s|0
envoy.extensions.matching.common_inputs.network.v3.FilterStateInput key=s field=s
envoy.extensions.matching.common_inputs.network.v3.NetworkNamespaceInput
envoy.extensions.matching.common_inputs.network.v3.ServerNameInput
envoy.extensions.matching.common_inputs.network.v3.SourceIPInput
envoy.extensions.matching.common_inputs.network.v3.SourcePortInput
envoy.extensions.matching.common_inputs.network.v3.SourceTypeInput
envoy.extensions.matching.common_inputs.network.v3.TransportProtocolInput
envoy.extensions.matching.common_inputs.ssl.v3.DnsSanInput
envoy.extensions.matching.common_inputs.ssl.v3.SubjectInput
envoy.extensions.matching.common_inputs.ssl.v3.UriSanInput
envoy.extensions.matching.common_inputs.stats.v3.StatFullNameMatchInput
envoy.extensions.matching.common_inputs.stats.v3.StatTagValueInput
envoy.extensions.matching.common_inputs.transport_socket.v3.EndpointMetadataInput filter=s path=*mlv
envoy.extensions.matching.common_inputs.transport_socket.v3.EndpointMetadataInput.PathSegment key=s|0
envoy.extensions.matching.common_inputs.transport_socket.v3.FilterStateInput key=s
envoy.extensions.matching.common_inputs.transport_socket.v3.LocalityMetadataInput filter=s path=*mly
envoy.extensions.matching.common_inputs.transport_socket.v3.LocalityMetadataInput.PathSegment key=s|0
envoy.extensions.matching.common_inputs.transport_socket.v3.TransportSocketNameAction name=s
envoy.extensions.matching.http.dynamic_modules.v3.HttpDynamicModuleMatchInput
envoy.extensions.matching.input_matchers.consistent_hashing.v3.ConsistentHashing threshold=n modulo=n seed=l
envoy.extensions.matching.input_matchers.dynamic_modules.v3.DynamicModuleMatcher dynamic_module_config=m97 matcher_name=s matcher_config=A
envoy.extensions.matching.input_matchers.hyperscan.v3alpha.Hyperscan regexes=*mm4
envoy.extensions.matching.input_matchers.hyperscan.v3alpha.Hyperscan.Regex regex=s id=n caseless=b dot_all=b multiline=b allow_empty=b utf8=b ucp=b combination=b quiet=b
envoy.extensions.matching.input_matchers.ip.v3.Ip cidr_ranges=*m1r stat_prefix=s
envoy.extensions.matching.input_matchers.metadata.v3.Metadata value=moz invert=b
envoy.extensions.matching.input_matchers.runtime_fraction.v3.RuntimeFraction runtime_fraction=m3l seed=l
envoy.extensions.network.dns_resolver.apple.v3.AppleDnsResolverConfig include_unroutable_families=b
envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig resolvers=*m1i use_resolvers_as_fallback=b filter_unroutable_families=b dns_resolver_options=m1v udp_max_queries=Wn query_timeout_seconds=Wl query_tries=Wn rotate_nameservers=b edns0_max_payload_size=Wn max_udp_channel_duration=D reinit_channel_on_timeout=b qcache_max_ttl=Wn
envoy.extensions.network.dns_resolver.getaddrinfo.v3.GetAddrInfoDnsResolverConfig num_retries=Wn num_resolver_threads=Wn
envoy.extensions.network.dns_resolver.hickory.v3.DnsOverHttpsConfig server_urls=*s
envoy.extensions.network.dns_resolver.hickory.v3.DnsOverTlsConfig servers=*m1i tls_server_name=s
envoy.extensions.network.dns_resolver.hickory.v3.HickoryDnsResolverConfig resolvers=*m1i dns_over_tls=mmc dns_over_https=mmb enable_dnssec=b cache_size=Wn num_resolver_threads=Wn use_system_config=Wb query_timeout=D query_tries=Wn
envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig path_template=s
envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig path_template_rewrite=s
envoy.extensions.rate_limit_descriptors.expr.v3.Descriptor descriptor_key=s skip_if_error=b text=s|0 parsed=mps|0
envoy.extensions.rbac.audit_loggers.stream.v3.StdoutAuditLog
envoy.extensions.rbac.matchers.upstream_ip_port.v3.UpstreamIpPortMatcher upstream_ip=m1r upstream_port_range=mpk
envoy.extensions.rbac.principals.mtls_authenticated.v3.Config san_matcher=mno any_validated_client_certificate=b
envoy.extensions.request_id.uuid.v3.UuidRequestIdConfig pack_trace_reason=Wb use_request_id_for_trace_sampling=Wb
envoy.extensions.retry.host.omit_canary_hosts.v3.OmitCanaryHostsPredicate
envoy.extensions.retry.host.omit_host_metadata.v3.OmitHostMetadataConfig metadata_match=m35
envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate
envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig update_frequency=n
envoy.extensions.router.cluster_specifier.golang.v3alpha.Config library_id=s library_path=s default_cluster=s config=A
envoy.extensions.router.cluster_specifiers.lua.v3.LuaConfig source_code=m1t default_cluster=s
envoy.extensions.router.cluster_specifiers.matcher.v3.ClusterAction cluster=s
envoy.extensions.router.cluster_specifiers.matcher.v3.MatcherClusterSpecifier cluster_matcher=mr3
envoy.extensions.string_matcher.lua.v3.Lua source_code=m1t
envoy.extensions.transport_sockets.alts.v3.Alts handshaker_service=s peer_service_accounts=*s
envoy.extensions.transport_sockets.dynamic_modules.v3.DynamicModuleTransportSocket dynamic_module_config=m97 transport_socket_name=s transport_socket_config=A implements_secure_transport=b
envoy.extensions.transport_sockets.http_11_proxy.v3.Http11ProxyUpstreamTransport transport_socket=m40 default_proxy_address=m1i
envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport passthrough_metadata=*mmy transport_socket=m40
envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport.MetadataValueSource kind=mp3 name=s
envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport config=m38 transport_socket=m40 allow_unspecified_address=b tlv_as_pool_key=b
envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer
envoy.extensions.transport_sockets.s2a.v3.S2AConfiguration s2a_address=s
envoy.extensions.transport_sockets.starttls.v3.StartTlsConfig cleartext_socket_config=mn0 tls_socket_config=mnh
envoy.extensions.transport_sockets.starttls.v3.UpstreamStartTlsConfig cleartext_socket_config=mn0 tls_socket_config=mnt
envoy.extensions.transport_sockets.tcp_stats.v3.Config transport_socket=m40 update_period=D
envoy.extensions.transport_sockets.tls.cert_mappers.filter_state_override.v3.Config default_value=s
envoy.extensions.transport_sockets.tls.cert_mappers.sni.v3.SNI default_value=s
envoy.extensions.transport_sockets.tls.cert_mappers.static_name.v3.StaticName name=s
envoy.extensions.transport_sockets.tls.cert_selectors.on_demand_secret.v3.Config config_source=m1s certificate_mapper=m41 prefetch_secret_names=*s
envoy.extensions.transport_sockets.tls.cert_validator.dynamic_modules.v3.DynamicModuleCertValidatorConfig dynamic_module_config=m97 validator_name=s validator_config=A
envoy.extensions.transport_sockets.tls.v3.CertificateProviderPluginInstance instance_name=s certificate_name=s
envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext trusted_ca=m1t ca_certificate_provider_instance=mna system_root_certs=mnc watched_directory=m44 verify_certificate_spki=*s verify_certificate_hash=*s match_typed_subject_alt_names=*mno match_subject_alt_names=*moy require_signed_certificate_timestamp=Wb crl=m1t allow_expired_certificate=b trust_chain_verification=e37 custom_validator_config=m41 only_verify_leaf_cert_crl=b max_verify_depth=Wn suppress_client_ca_list=b
envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext.SystemRootCerts
envoy.extensions.transport_sockets.tls.v3.CommonTlsContext tls_params=mnr tls_certificates=*mnp tls_certificate_sds_secret_configs=*mnm tls_certificate_provider_instance=mna custom_tls_certificate_selector=m41 tls_certificate_certificate_provider=mne tls_certificate_certificate_provider_instance=mnf validation_context=mnb|0 validation_context_sds_secret_config=mnm|0 combined_validation_context=mng|0 validation_context_certificate_provider=mne|0 validation_context_certificate_provider_instance=mnf|0 alpn_protocols=*s custom_handshaker=m41 key_log=mnq
envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CertificateProvider name=s typed_config=m41|0
envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CertificateProviderInstance instance_name=s certificate_name=s
envoy.extensions.transport_sockets.tls.v3.CommonTlsContext.CombinedCertificateValidationContext default_validation_context=mnb validation_context_sds_secret_config=mnm validation_context_certificate_provider=mne validation_context_certificate_provider_instance=mnf
envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext common_tls_context=mnd require_client_certificate=Wb require_sni=Wb session_ticket_keys=mns|0 session_ticket_keys_sds_secret_config=mnm|0 disable_stateless_session_resumption=b|0 disable_stateful_session_resumption=b session_timeout=D ocsp_staple_policy=e38 full_scan_certs_on_sni_mismatch=Wb prefer_client_ciphers=b
envoy.extensions.transport_sockets.tls.v3.GenericSecret secret=m1t secrets=%m1t
envoy.extensions.transport_sockets.tls.v3.PrivateKeyProvider provider_name=s typed_config=A|0 fallback=b
envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig trust_domains=*mnl trust_bundles=m1t
envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig.TrustDomain name=s trust_bundle=m1t workload_trust_domain=s
envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig name=s sds_config=m1s
envoy.extensions.transport_sockets.tls.v3.Secret name=s tls_certificate=mnp|0 session_ticket_keys=mns|0 validation_context=mnb|0 generic_secret=mni|0
envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher san_type=e39 matcher=moy oid=s
envoy.extensions.transport_sockets.tls.v3.TlsCertificate certificate_chain=m1t private_key=m1t pkcs12=m1t watched_directory=m44 private_key_provider=mnj password=m1t ocsp_staple=m1t signed_certificate_timestamp=*m1t
envoy.extensions.transport_sockets.tls.v3.TlsKeyLog path=s local_address_range=*m1r remote_address_range=*m1r
envoy.extensions.transport_sockets.tls.v3.TlsParameters tls_minimum_protocol_version=e3b tls_maximum_protocol_version=e3b cipher_suites=*s ecdh_curves=*s signature_algorithms=*s compliance_policies=*e3a
envoy.extensions.transport_sockets.tls.v3.TlsSessionTicketKeys keys=*m1t
envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext common_tls_context=mnd sni=s auto_host_sni=b auto_sni_san_validation=b allow_renegotiation=b max_session_keys=Wn enforce_rsa_key_usage=Wb
envoy.extensions.upstreams.http.dynamic_modules.v3.Config dynamic_module_config=m97 bridge_name=s bridge_config=A
envoy.extensions.upstreams.http.generic.v3.GenericConnectionPoolProto
envoy.extensions.upstreams.http.http.v3.HttpConnectionPoolProto
envoy.extensions.upstreams.http.reverse_tunnel.v3.ReverseTunnelUpstreamCodecOptions enable_drain_with_goaway=b
envoy.extensions.upstreams.http.tcp.golang.v3alpha.Config library_id=s library_path=s plugin_name=s plugin_config=A
envoy.extensions.upstreams.http.tcp.v3.TcpConnectionPoolProto
envoy.extensions.upstreams.http.udp.v3.UdpConnectionPoolProto
envoy.extensions.upstreams.http.v3.HttpProtocolOptions common_http_protocol_options=m2v upstream_http_protocol_options=m43 explicit_http_config=mo3|0 use_downstream_protocol_config=mo5|0 auto_config=mo2|0 http_filters=*mhi header_validation_config=m41 outlier_detection=mo4 request_mirror_policies=*m6k hash_policy=*m6c retry_policy=m64
envoy.extensions.upstreams.http.v3.HttpProtocolOptions.AutoHttpConfig http_protocol_options=m2p http2_protocol_options=m2s http3_protocol_options=m2u alternate_protocols_cache_options=m1k
envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig http_protocol_options=m2p|0 http2_protocol_options=m2s|0 http3_protocol_options=m2u|0
envoy.extensions.upstreams.http.v3.HttpProtocolOptions.OutlierDetection error_matcher=m1d
envoy.extensions.upstreams.http.v3.HttpProtocolOptions.UseDownstreamHttpConfig http_protocol_options=m2p http2_protocol_options=m2s http3_protocol_options=m2u
envoy.extensions.upstreams.tcp.generic.v3.GenericConnectionPoolProto
envoy.extensions.upstreams.tcp.v3.TcpProtocolOptions idle_timeout=D
envoy.extensions.wasm.v3.CapabilityRestrictionConfig allowed_capabilities=%moc
envoy.extensions.wasm.v3.EnvironmentVariables host_env_keys=*s key_values=%s
envoy.extensions.wasm.v3.PluginConfig name=s root_id=s vm_config=mod|0 configuration=A fail_open=b failure_policy=e3c reload_config=mob capability_restriction_config=mo8 allow_on_headers_stop_iteration=Wb
envoy.extensions.wasm.v3.ReloadConfig backoff=m1o
envoy.extensions.wasm.v3.SanitizationConfig
envoy.extensions.wasm.v3.VmConfig vm_id=s runtime=s code=m1n configuration=A allow_precompiled=b nack_on_code_cache_miss=b environment_variables=mo9
envoy.extensions.wasm.v3.WasmService config=moa singleton=b
envoy.tcp.metadataexchange.config.MetadataExchange protocol=s enable_discovery=b additional_labels=*s
envoy.type.http.v3.Cookie name=s ttl=D path=s attributes=*moh
envoy.type.http.v3.CookieAttribute name=s value=s
envoy.type.http.v3.PathTransformation operations=*moj
envoy.type.http.v3.PathTransformation.Operation normalize_path_rfc_3986=mol|0 merge_slashes=mok|0
envoy.type.http.v3.PathTransformation.Operation.MergeSlashes
envoy.type.http.v3.PathTransformation.Operation.NormalizePathRFC3986
envoy.type.matcher.v3.AddressMatcher ranges=*mqw invert_match=b
envoy.type.matcher.v3.DoubleMatcher range=mpd|0 exact=n|0
envoy.type.matcher.v3.FilterStateMatcher key=s string_match=moy|0 address_match=mom|0
envoy.type.matcher.v3.ListMatcher one_of=moz|0
envoy.type.matcher.v3.ListStringMatcher patterns=*moy
envoy.type.matcher.v3.MetadataMatcher filter=s path=*mos value=moz invert=b
envoy.type.matcher.v3.MetadataMatcher.PathSegment key=s|0
envoy.type.matcher.v3.OrMatcher value_matchers=*moz
envoy.type.matcher.v3.PathMatcher path=moy|0
envoy.type.matcher.v3.RegexMatchAndSubstitute pattern=mow substitution=s
envoy.type.matcher.v3.RegexMatcher google_re2=mox|0 regex=s
envoy.type.matcher.v3.RegexMatcher.GoogleRE2 max_program_size=Wn
envoy.type.matcher.v3.StringMatcher exact=s|0 prefix=s|0 suffix=s|0 safe_regex=mow|0 contains=s|0 custom=mr2|0 ignore_case=b
envoy.type.matcher.v3.ValueMatcher null_match=mp0|0 double_match=mon|0 string_match=moy|0 bool_match=b|0 present_match=b|0 list_match=mop|0 or_match=mot|0
envoy.type.matcher.v3.ValueMatcher.NullMatch
envoy.type.metadata.v3.MetadataKey key=s path=*mp2
envoy.type.metadata.v3.MetadataKey.PathSegment key=s|0
envoy.type.metadata.v3.MetadataKind request=mp6|0 route=mp7|0 cluster=mp4|0 host=mp5|0
envoy.type.metadata.v3.MetadataKind.Cluster
envoy.type.metadata.v3.MetadataKind.Host
envoy.type.metadata.v3.MetadataKind.Request
envoy.type.metadata.v3.MetadataKind.Route
envoy.type.tracing.v3.CustomTag tag=s literal=mpb|0 environment=mp9|0 request_header=mpa|0 metadata=mpc|0 value=s|0
envoy.type.tracing.v3.CustomTag.Environment name=s default_value=s
envoy.type.tracing.v3.CustomTag.Header name=s default_value=s
envoy.type.tracing.v3.CustomTag.Literal value=s
envoy.type.tracing.v3.CustomTag.Metadata kind=mp3 metadata_key=mp1 default_value=s
envoy.type.v3.DoubleRange start=n end=n
envoy.type.v3.FractionalPercent numerator=n denominator=e3e
envoy.type.v3.HashPolicy source_ip=mph|0 filter_state=mpg|0
envoy.type.v3.HashPolicy.FilterState key=s
envoy.type.v3.HashPolicy.SourceIp
envoy.type.v3.HttpStatus code=e3h
envoy.type.v3.Int32Range start=n end=n
envoy.type.v3.Int64Range start=l end=l
envoy.type.v3.Percent value=n
envoy.type.v3.RateLimitStrategy blanket_rule=e3f|0 requests_per_time_unit=mpn|0 token_bucket=mpp|0
envoy.type.v3.RateLimitStrategy.RequestsPerTimeUnit requests_per_time_unit=l time_unit=e3g
envoy.type.v3.Scope max_counters=Wn max_gauges=Wn max_histograms=Wn enable_eviction=b prefix=s sharing_name=s
envoy.type.v3.TokenBucket max_tokens=n tokens_per_fill=Wn fill_interval=D
google.api.expr.v1alpha1.CheckedExpr reference_map=%mq0 type_map=%mq4 source_info=mq1 expr_version=s expr=mps
google.api.expr.v1alpha1.Constant null_value=V|0 bool_value=b|0 int64_value=l|0 uint64_value=l|0 double_value=n|0 string_value=s|0 bytes_value=y|0 duration_value=D|0 timestamp_value=T|0
google.api.expr.v1alpha1.Expr id=l const_expr=mpr|0 ident_expr=mpy|0 select_expr=mpz|0 call_expr=mpt|0 list_expr=mpv|0 struct_expr=mpw|0 comprehension_expr=mpu|0
google.api.expr.v1alpha1.Expr.Call target=mps function=s args=*mps
google.api.expr.v1alpha1.Expr.Comprehension iter_var=s iter_var2=s iter_range=mps accu_var=s accu_init=mps loop_condition=mps loop_step=mps result=mps
google.api.expr.v1alpha1.Expr.CreateList elements=*mps optional_indices=*n
google.api.expr.v1alpha1.Expr.CreateStruct message_name=s entries=*mpx
google.api.expr.v1alpha1.Expr.CreateStruct.Entry id=l field_key=s|0 map_key=mps|0 value=mps optional_entry=b
google.api.expr.v1alpha1.Expr.Ident name=s
google.api.expr.v1alpha1.Expr.Select operand=mps field=s test_only=b
google.api.expr.v1alpha1.Reference name=s overload_id=*s value=mpr
google.api.expr.v1alpha1.SourceInfo syntax_version=s location=s line_offsets=*n positions=%n macro_calls=%mps extensions=*mq2
google.api.expr.v1alpha1.SourceInfo.Extension id=s affected_components=*e3i version=mq3
google.api.expr.v1alpha1.SourceInfo.Extension.Version major=l minor=l
google.api.expr.v1alpha1.Type dyn=E|0 null=V|0 primitive=e3j|0 wrapper=e3j|0 well_known=e3k|0 list_type=mq7|0 map_type=mq8|0 function=mq6|0 message_type=s|0 type_param=s|0 type=mq4|0 error=E|0 abstract_type=mq5|0
google.api.expr.v1alpha1.Type.AbstractType name=s parameter_types=*mq4
google.api.expr.v1alpha1.Type.FunctionType result_type=mq4 arg_types=*mq4
google.api.expr.v1alpha1.Type.ListType elem_type=mq4
google.api.expr.v1alpha1.Type.MapType key_type=mq4 value_type=mq4
google.rpc.Status code=n message=s details=*A
io.istio.http.peer_metadata.Config downstream_discovery=*mqc upstream_discovery=*mqc downstream_propagation=*mqe upstream_propagation=*mqe shared_with_upstream=b additional_labels=*s
io.istio.http.peer_metadata.Config.Baggage
io.istio.http.peer_metadata.Config.DiscoveryMethod baggage=mqb|0 workload_discovery=mqg|0 istio_headers=mqd|0 upstream_filter_state=mqf|0
io.istio.http.peer_metadata.Config.IstioHeaders skip_external_clusters=b
io.istio.http.peer_metadata.Config.PropagationMethod istio_headers=mqd|0 baggage=mqb|0
io.istio.http.peer_metadata.Config.UpstreamFilterState peer_metadata_key=s
io.istio.http.peer_metadata.Config.WorkloadDiscovery
istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig alpn_override=*mqi
istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig.AlpnOverride upstream_protocol=e3l alpn_override=*s
istio.envoy.config.filter.http.jwt_auth.v2alpha1.DataSource filename=s|0 inline_bytes=y|0 inline_string=s|0
istio.envoy.config.filter.http.jwt_auth.v2alpha1.HttpUri uri=s cluster=s|0 timeout=D
istio.envoy.config.filter.http.jwt_auth.v2alpha1.JwtAuthentication rules=*mqn allow_missing_or_failed=b
istio.envoy.config.filter.http.jwt_auth.v2alpha1.JwtHeader name=s value_prefix=s
istio.envoy.config.filter.http.jwt_auth.v2alpha1.JwtRule issuer=s audiences=*s remote_jwks=mqo|0 local_jwks=mqj|0 forward=b from_headers=*mqm from_params=*s forward_payload_header=s
istio.envoy.config.filter.http.jwt_auth.v2alpha1.RemoteJwks http_uri=mqk cache_duration=D
istio.envoy.config.filter.network.tcp_cluster_rewrite.v2alpha1.TcpClusterRewrite cluster_pattern=s cluster_replacement=s
opentelemetry.proto.common.v1.AnyValue string_value=s|0 bool_value=b|0 int_value=l|0 double_value=n|0 array_value=mqr|0 kvlist_value=mqt|0 bytes_value=y|0 string_value_strindex=n|0
opentelemetry.proto.common.v1.ArrayValue values=*mqq
opentelemetry.proto.common.v1.KeyValue key=s value=mqq key_strindex=n
opentelemetry.proto.common.v1.KeyValueList values=*mqs
udpa.type.v1.TypedStruct type_url=s value=S
xds.core.v3.Authority name=s
xds.core.v3.CidrRange address_prefix=s prefix_len=Wn
xds.core.v3.CollectionEntry locator=mr0|0 inline_entry=mqy|0
xds.core.v3.CollectionEntry.InlineEntry name=s version=s resource=A
xds.core.v3.ContextParams params=%s
xds.core.v3.ResourceLocator scheme=e3m id=s authority=s resource_type=s exact_context=mqz|0 directives=*mr1
xds.core.v3.ResourceLocator.Directive alt=mr0|0 entry=s|0
xds.core.v3.TypedExtensionConfig name=s typed_config=A
xds.type.matcher.v3.Matcher matcher_list=mr4|0 matcher_tree=mr9|0 on_no_match=mrb
xds.type.matcher.v3.Matcher.MatcherList matchers=*mr5
xds.type.matcher.v3.Matcher.MatcherList.FieldMatcher predicate=mr6 on_match=mrb
xds.type.matcher.v3.Matcher.MatcherList.Predicate single_predicate=mr8|0 or_matcher=mr7|0 and_matcher=mr7|0 not_matcher=mr6|0
xds.type.matcher.v3.Matcher.MatcherList.Predicate.PredicateList predicate=*mr6
xds.type.matcher.v3.Matcher.MatcherList.Predicate.SinglePredicate input=mr2 value_match=mre|0 custom_match=mr2|0
xds.type.matcher.v3.Matcher.MatcherTree input=mr2 exact_match_map=mra|0 prefix_match_map=mra|0 custom_match=mr2|0
xds.type.matcher.v3.Matcher.MatcherTree.MatchMap map=%mrb
xds.type.matcher.v3.Matcher.OnMatch matcher=mr3|0 action=mr2|0 keep_matching=b
xds.type.matcher.v3.RegexMatcher google_re2=mrd|0 regex=s
xds.type.matcher.v3.RegexMatcher.GoogleRE2
xds.type.matcher.v3.StringMatcher exact=s|0 prefix=s|0 suffix=s|0 safe_regex=mrc|0 contains=s|0 custom=mr2|0 ignore_case=b
xds.type.v3.TypedStruct type_url=s value=S
`

/** One enum a line: its values' names; a number follows where it is not the one after the last. */
export const enums = `
EQ GE LE NE
OK CANCELED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED
USE_CONFIGURED_PROTOCOL USE_DOWNSTREAM_PROTOCOL
STATIC STRICT_DNS LOGICAL_DNS EDS ORIGINAL_DST
AUTO V4_ONLY V6_ONLY V4_PREFERRED ALL
ROUND_ROBIN LEAST_REQUEST RING_HASH RANDOM MAGLEV=5 CLUSTER_PROVIDED LOAD_BALANCING_POLICY_CONFIG
NO_FALLBACK ANY_ENDPOINT DEFAULT_SUBSET
METADATA_NO_FALLBACK FALLBACK_LIST
NOT_DEFINED NO_FALLBACK ANY_ENDPOINT DEFAULT_SUBSET KEYS_SUBSET
XX_HASH MURMUR_HASH_2
DEFAULT V4 V6 PIPE INTERNAL
DEPRECATED_AND_UNAVAILABLE_DO_NOT_USE REST GRPC DELTA_GRPC AGGREGATED_GRPC=5 AGGREGATED_DELTA_GRPC
AUTO V2 V3
APPEND_IF_EXISTS_OR_ADD ADD_IF_ABSENT OVERWRITE_IF_EXISTS_OR_ADD OVERWRITE_IF_EXISTS
UNKNOWN HEALTHY UNHEALTHY DRAINING TIMEOUT DEGRADED
ALLOW REJECT_REQUEST DROP_HEADER
APPEND_IF_EXISTS_OR_ADD ADD_IF_ABSENT OVERWRITE_IF_EXISTS_OR_ADD OVERWRITE_IF_EXISTS
V1 V2
INCLUDE_ALL INCLUDE
METHOD_UNSPECIFIED GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH
DEFAULT HIGH
TCP UDP
SOCKET_IP_VERSION_UNSPECIFIED SOCKET_IP_VERSION_IPV4 SOCKET_IP_VERSION_IPV6
STATE_PREBIND STATE_BOUND STATE_LISTENING
UNSPECIFIED INBOUND OUTBOUND
ANY SAME_IP_OR_LOOPBACK EXTERNAL
DEFAULT MODIFY_ONLY
DYNAMIC ROUTE
ALLOW DENY LOG
NONE ON_DENY ON_ALLOW ON_DENY_AND_ALLOW
DYNAMIC ROUTE_ENTRY CLUSTER_ENTRY CLUSTER_LOCALITY_ENTRY
UNSPECIFIED OFF DRAFT_VERSION_03
MOVED_PERMANENTLY FOUND SEE_OTHER TEMPORARY_REDIRECT PERMANENT_REDIRECT
SECONDS UNIX_TIMESTAMP
SERVICE_UNAVAILABLE NOT_FOUND INTERNAL_SERVER_ERROR
PASS_THROUGH_INTERNAL_REDIRECT HANDLE_INTERNAL_REDIRECT
NONE EXTERNAL_ONLY ALL
ENVOY LIGHTSTEP B3 TRACE_CONTEXT
DEPRECATED_AND_UNAVAILABLE_DO_NOT_USE HTTP_JSON HTTP_PROTO GRPC
USE_B3 USE_B3_WITH_W3C_PROPAGATION
NotSet TcpUpstreamConnected TcpPeriodic TcpConnectionStart=14 TcpConnectionEnd=3 DownstreamStart DownstreamPeriodic DownstreamEnd UpstreamPoolReady UpstreamPeriodic UpstreamEnd DownstreamTunnelSuccessfullyEstablished UdpTunnelUpstreamConnected UdpPeriodic UdpSessionEnd
Unspecified Bytes Microseconds Milliseconds Percent
UNSPECIFIED AUTO V4_ONLY V6_ONLY V4_PREFERRED ALL
OVERRIDE INCLUDE IGNORE
OFF DRAFT_VERSION_03
DEFAULT GENERIC TEXT FONT
DEFAULT_COMPRESSION BEST_SPEED COMPRESSION_LEVEL_1=1 COMPRESSION_LEVEL_2 COMPRESSION_LEVEL_3 COMPRESSION_LEVEL_4 COMPRESSION_LEVEL_5 COMPRESSION_LEVEL_6 COMPRESSION_LEVEL_7 COMPRESSION_LEVEL_8 COMPRESSION_LEVEL_9 BEST_COMPRESSION=9
DEFAULT_STRATEGY FILTERED HUFFMAN_ONLY RLE FIXED
DEFAULT SZ_4K SZ_8K SZ_32K SZ_64K SZ_128K SZ_512K
DEFAULT FAST DFAST GREEDY LAZY LAZY2 BTLAZY2 BTOPT BTULTRA BTULTRA2
DEFAULT FAST DFAST GREEDY LAZY LAZY2 BTLAZY2 BTOPT BTULTRA BTULTRA2
HEADER FILTER_STATE_KEY DYNAMIC_METADATA
NONE ONCE TRANSITIVE
NONE DYNAMIC_METADATA FILTER_STATE DYNAMIC_METADATA_AND_FILTER_STATE
PASS_THROUGH REJECT
SYNCHRONOUS ASYNCHRONOUS
AWS_SIGV4 AWS_SIGV4A
DISABLED REQUEST RESPONSE REQUEST_AND_RESPONSE
UNSPECIFIED OK DENIED ERROR
DEFAULT CLEAR RETAIN
NONE STREAMED BUFFERED BUFFERED_PARTIAL FULL_DUPLEX_STREAMED GRPC
DEFAULT SEND SKIP
MERGE_VIRTUALHOST_ROUTER_FILTER MERGE_VIRTUALHOST_ROUTER OVERRIDE=3
ALL_CHARACTERS_EXCEPT_RESERVED ALL_CHARACTERS_EXCEPT_SLASH ALL_CHARACTERS
DEFAULT BEST SPEED
DEFAULT FILTERED HUFFMAN RLE
NONE BASE64
STRING NUMBER PROTOBUF_VALUE
SANITIZE APPEND_IF_EXISTS_OR_ADD
BOTH INTERNAL EXTERNAL
PROTOBUF_VALUE STRING NUMBER
REQUEST RESPONSE
MODE_UNSPECIFIED DYNAMIC_METADATA FILTER_STATE DYNAMIC_METADATA_AND_FILTER_STATE
PASS_THROUGH REJECT_NO_MCP
MODE_UNSPECIFIED DYNAMIC_METADATA
MODE_UNSPECIFIED DISABLED ENFORCE
DISABLED STRICT LAX NONE
URL_ENCODED_BODY BASIC_AUTH TLS_CLIENT_AUTH PRIVATE_KEY_JWT
RS256 RS384 RS512 ES256 ES384 ES512
OVERRIDE
ExtractDirective_UNSPECIFIED EXTRACT EXTRACT_REDACT EXTRACT_REPEATED_CARDINALITY
ExtractMode_UNSPECIFIED FIRST_AND_LAST
OFF DRAFT_VERSION_03
DEFAULT OVERRIDE_POLICY INCLUDE_POLICY IGNORE_POLICY
OVERRIDE INCLUDE IGNORE
METHOD_NAME PROTOCOL TRANSPORT HEADER_FLAGS SEQUENCE_ID MESSAGE_TYPE REPLY_TYPE
MERGE REPLACE
UNSPECIFIED SANITIZED_UTF8 BASE64
DYNAMIC_METADATA FILTER_STATE
STREAMED SKIP
AUTO HTTP1 HTTP2 HTTP3
SANITIZE FORWARD_ONLY APPEND_FORWARD SANITIZE_SET ALWAYS_FORWARD_ONLY
TEXT JSON
IMPLEMENTATION_SPECIFIC_DEFAULT KEEP_UNCHANGED REJECT_REQUEST UNESCAPE_AND_REDIRECT UNESCAPE_AND_FORWARD
OVERWRITE APPEND_IF_ABSENT PASS_THROUGH
DISABLE REQUIRE ALLOW
DISABLE REQUIRE ALLOW
ONE_TIME_ON_FIRST_BYTE CONTINUOUS
MASTER PREFER_MASTER REPLICA PREFER_REPLICA ANY LOCAL_ZONE_AFFINITY LOCAL_ZONE_AFFINITY_REPLICAS_AND_PRIMARY
DELAY ERROR
ADD_IF_ABSENT OVERWRITE_BY_TYPE_IF_EXISTS_OR_ADD APPEND_IF_EXISTS_OR_ADD
IMMEDIATE ON_DOWNSTREAM_DATA ON_DOWNSTREAM_TLS_HANDSHAKE
AUTO_PROTOCOL BINARY LAX_BINARY COMPACT TWITTER
AUTO_TRANSPORT FRAMED UNFRAMED HEADER
Connect Create Delete Exists GetData SetData GetAcl SetAcl GetChildren Sync Ping GetChildren2 Check Multi Create2 Reconfig CheckWatches RemoveWatches CreateContainer CreateTtl Close SetAuth SetWatches GetEphemerals GetAllChildrenNumber SetWatches2 AddWatch
DEFAULT PROPER_CASE
ALLOW REJECT_REQUEST DROP_HEADER
IMPLEMENTATION_SPECIFIC_DEFAULT KEEP_UNCHANGED REJECT_REQUEST UNESCAPE_AND_REDIRECT UNESCAPE_AND_FORWARD
BASIC_AUTH URL_ENCODED_BODY
HEALTHY_HOSTS_NUM HEALTHY_HOSTS_WEIGHT
N_CHOICES FULL_SCAN
DEFAULT_HASH XX_HASH MURMUR_HASH_2
NO_FALLBACK ANY_ENDPOINT DEFAULT_SUBSET
METADATA_NO_FALLBACK FALLBACK_LIST
NOT_DEFINED NO_FALLBACK ANY_ENDPOINT DEFAULT_SUBSET KEYS_SUBSET
VERIFY_TRUST_CHAIN ACCEPT_UNTRUSTED
LENIENT_STAPLING STRICT_STAPLING MUST_STAPLE
SAN_TYPE_UNSPECIFIED EMAIL DNS URI IP_ADDRESS OTHER_NAME
FIPS_202205 CNSA2_202603 CNSA1_202603
TLS_AUTO TLSv1_0 TLSv1_1 TLSv1_2 TLSv1_3
UNSPECIFIED FAIL_RELOAD FAIL_CLOSED FAIL_OPEN
HTTP1 HTTP2 HTTP3
HUNDRED TEN_THOUSAND MILLION
ALLOW_ALL DENY_ALL
UNKNOWN SECOND MINUTE HOUR DAY MONTH YEAR
Empty Continue=100 OK=200 Created Accepted NonAuthoritativeInformation NoContent ResetContent PartialContent MultiStatus AlreadyReported IMUsed=226 MultipleChoices=300 MovedPermanently Found SeeOther NotModified UseProxy TemporaryRedirect=307 PermanentRedirect BadRequest=400 Unauthorized PaymentRequired Forbidden NotFound MethodNotAllowed NotAcceptable ProxyAuthenticationRequired RequestTimeout Conflict Gone LengthRequired PreconditionFailed PayloadTooLarge URITooLong UnsupportedMediaType RangeNotSatisfiable ExpectationFailed MisdirectedRequest=421 UnprocessableEntity Locked FailedDependency UpgradeRequired=426 PreconditionRequired=428 TooManyRequests RequestHeaderFieldsTooLarge=431 InternalServerError=500 NotImplemented BadGateway ServiceUnavailable GatewayTimeout HTTPVersionNotSupported VariantAlsoNegotiates InsufficientStorage LoopDetected NotExtended=510 NetworkAuthenticationRequired
COMPONENT_UNSPECIFIED COMPONENT_PARSER COMPONENT_TYPE_CHECKER COMPONENT_RUNTIME
PRIMITIVE_TYPE_UNSPECIFIED BOOL INT64 UINT64 DOUBLE STRING BYTES
WELL_KNOWN_TYPE_UNSPECIFIED ANY TIMESTAMP DURATION
HTTP10 HTTP11 HTTP2
XDSTP HTTP FILE
`
