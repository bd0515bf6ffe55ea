package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"

	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

// What an EnvoyFilter may write: the resources it patches, and every extension that a typed_config may hold.
var envoyRoots = []string{
	"envoy.config.listener.v3.", "envoy.config.cluster.v3.Cluster", "envoy.config.route.v3.", "envoy.config.core.v3.TypedExtensionConfig",
	"envoy.config.trace.v3.", "envoy.extensions.access_loggers.", "envoy.extensions.clusters.", "envoy.extensions.compression.",
	"envoy.extensions.early_data.", "envoy.extensions.filters.common.", "envoy.extensions.filters.http.", "envoy.extensions.filters.listener.",
	"envoy.extensions.filters.network.", "envoy.extensions.formatter.", "envoy.extensions.health_checkers.", "envoy.extensions.http.",
	"envoy.extensions.internal_redirect.", "envoy.extensions.load_balancing_policies.", "envoy.extensions.matching.",
	"envoy.extensions.network.dns_resolver.", "envoy.extensions.path.", "envoy.extensions.rate_limit_descriptors.",
	"envoy.extensions.rbac.", "envoy.extensions.request_id.", "envoy.extensions.retry.", "envoy.extensions.router.",
	"envoy.extensions.string_matcher.", "envoy.extensions.transport_sockets.", "envoy.extensions.upstreams.", "envoy.extensions.wasm.",
	"envoy.tcp.metadataexchange.", "istio.envoy.config.", "io.istio.http.", "udpa.type.v1.TypedStruct", "xds.type.v3.TypedStruct",
}

// Extensions of protocols and platforms that a mesh has no use for.
var envoyLeftOut = []string{
	"envoy.extensions.filters.network.thrift_proxy.", "envoy.extensions.filters.network.dubbo_proxy.", "envoy.extensions.filters.network.generic_proxy.",
	"envoy.extensions.filters.network.meta_protocol_proxy.", "envoy.extensions.filters.network.rocketmq_proxy.", "envoy.extensions.transport_sockets.tap.",
	"envoy.extensions.transport_sockets.quic.", "envoy.extensions.filters.http.tap.", "envoy.extensions.filters.network.kafka",
}

// envoyTypes writes, as a TypeScript module, the fields of every message that an EnvoyFilter may write.
func envoyTypes(out string) error {
	messages := map[string]protoreflect.MessageDescriptor{}
	var add func(protoreflect.MessageDescriptor)
	add = func(d protoreflect.MessageDescriptor) {
		name := string(d.FullName())
		if messages[name] != nil || strings.HasPrefix(name, "google.protobuf.") {
			return
		}
		if !d.IsMapEntry() {
			messages[name] = d
		}
		for i := 0; i < d.Fields().Len(); i++ {
			f := d.Fields().Get(i)
			if isDeprecatedV2(f) {
				continue
			}
			if m := f.Message(); m != nil {
				add(m)
			}
		}
	}
	protoregistry.GlobalTypes.RangeMessages(func(mt protoreflect.MessageType) bool {
		d := mt.Descriptor()
		if hasPrefix(string(d.FullName()), envoyRoots) && !hasPrefix(string(d.FullName()), envoyLeftOut) && !d.IsMapEntry() {
			add(d)
		}
		return true
	})
	names := make([]string, 0, len(messages))
	for n := range messages {
		names = append(names, n)
	}
	sort.Strings(names)
	index := map[string]int{}
	for i, n := range names {
		index[n] = i
	}
	enums := map[string]protoreflect.EnumDescriptor{}
	for _, d := range messages {
		for i := 0; i < d.Fields().Len(); i++ {
			f := d.Fields().Get(i)
			if f.IsMap() {
				f = f.MapValue()
			}
			if e := f.Enum(); e != nil && e.FullName() != "google.protobuf.NullValue" {
				enums[string(e.FullName())] = e
			}
		}
	}
	enumNames := make([]string, 0, len(enums))
	for n := range enums {
		enumNames = append(enumNames, n)
	}
	sort.Strings(enumNames)
	enumIndex := map[string]int{}
	for i, n := range enumNames {
		enumIndex[n] = i
	}
	var b strings.Builder
	b.WriteString("// Made by tests/conformance/oracle (`oracle envoy-types`) from Envoy's protobuf descriptors: do not edit.\n\n")
	b.WriteString("/** One message a line: its name, then `field=type`. How types are written is told in envoy-schema.ts. */\n")
	b.WriteString("export const messages = `\n")
	for _, n := range names {
		b.WriteString(n)
		d := messages[n]
		for i := 0; i < d.Fields().Len(); i++ {
			f := d.Fields().Get(i)
			if isDeprecatedV2(f) {
				continue
			}
			fmt.Fprintf(&b, " %s=%s", f.Name(), typeCode(f, index, enumIndex))
		}
		b.WriteString("\n")
	}
	b.WriteString("`\n\n/** One enum a line: its values' names; a number follows where it is not the one after the last. */\nexport const enums = `\n")
	for _, n := range enumNames {
		next := protoreflect.EnumNumber(0)
		for i := 0; i < enums[n].Values().Len(); i++ {
			v := enums[n].Values().Get(i)
			if i > 0 {
				b.WriteString(" ")
			}
			b.WriteString(string(v.Name()))
			if v.Number() != next {
				fmt.Fprintf(&b, "=%d", v.Number())
			}
			next = v.Number() + 1
		}
		b.WriteString("\n")
	}
	b.WriteString("`\n")
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

func hasPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func isDeprecatedV2(f protoreflect.FieldDescriptor) bool {
	return strings.HasPrefix(string(f.Name()), "hidden_envoy_deprecated_")
}

var wellKnown = map[string]string{
	"google.protobuf.Any": "A", "google.protobuf.Struct": "S", "google.protobuf.Value": "V", "google.protobuf.ListValue": "L",
	"google.protobuf.Duration": "D", "google.protobuf.Timestamp": "T", "google.protobuf.Empty": "E", "google.protobuf.FieldMask": "M",
	"google.protobuf.BoolValue": "Wb", "google.protobuf.UInt32Value": "Wn", "google.protobuf.Int32Value": "Wn", "google.protobuf.DoubleValue": "Wn",
	"google.protobuf.FloatValue": "Wn", "google.protobuf.UInt64Value": "Wl", "google.protobuf.Int64Value": "Wl", "google.protobuf.StringValue": "Ws",
	"google.protobuf.BytesValue": "Wy",
}

func typeCode(f protoreflect.FieldDescriptor, index, enumIndex map[string]int) string {
	code := ""
	value := f
	switch {
	case f.IsMap():
		code, value = "%", f.MapValue()
	case f.IsList():
		code = "*"
	}
	switch value.Kind() {
	case protoreflect.BoolKind:
		code += "b"
	case protoreflect.StringKind:
		code += "s"
	case protoreflect.BytesKind:
		code += "y"
	case protoreflect.Int64Kind, protoreflect.Uint64Kind, protoreflect.Sint64Kind, protoreflect.Fixed64Kind, protoreflect.Sfixed64Kind:
		code += "l"
	case protoreflect.EnumKind:
		if value.Enum().FullName() == "google.protobuf.NullValue" {
			code += "V"
			break
		}
		code += "e" + strconv.FormatInt(int64(enumIndex[string(value.Enum().FullName())]), 36)
	case protoreflect.MessageKind, protoreflect.GroupKind:
		name := string(value.Message().FullName())
		if w, ok := wellKnown[name]; ok {
			code += w
		} else {
			code += "m" + strconv.FormatInt(int64(index[name]), 36)
		}
	default:
		code += "n"
	}
	if o := f.ContainingOneof(); o != nil && !o.IsSynthetic() {
		code += "|" + strconv.Itoa(o.Index())
	} else if f.HasOptionalKeyword() {
		code += "?"
	}
	return code
}
