package main

import (
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	openshiftv1 "github.com/openshift/api/apps/v1"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
)

// What `istioctl kube-inject` reads and writes.
var workloads = []any{
	corev1.Pod{}, corev1.ReplicationController{}, appsv1.Deployment{}, appsv1.DaemonSet{}, appsv1.ReplicaSet{}, appsv1.StatefulSet{},
	batchv1.Job{}, batchv1.CronJob{}, openshiftv1.DeploymentConfig{}, corev1.List{},
}

// kubeTypes writes, as a TypeScript module, the fields of those objects in Go's order, as Go reads and writes them, with the keys that
// a strategic merge knows list members by.
func kubeTypes(out string) error {
	names, types := map[string]string{}, map[string]reflect.Type{}
	var queue []reflect.Type
	nameOf := func(t reflect.Type) string {
		name := typeName(t)
		if _, ok := types[name]; !ok {
			types[name] = t
			queue = append(queue, t)
		} else if types[name] != t {
			panic("two types are called " + name)
		}
		return name
	}
	for _, w := range workloads {
		nameOf(reflect.TypeOf(w))
	}
	for len(queue) > 0 {
		t := queue[0]
		queue = queue[1:]
		var fields []string
		appendFields(t, false, nameOf, &fields)
		names[typeName(t)] = strings.Join(fields, " ")
	}
	sorted := make([]string, 0, len(names))
	for n := range names {
		sorted = append(sorted, n)
	}
	sort.Strings(sorted)
	var b strings.Builder
	b.WriteString("// Made by tests/conformance/oracle (`oracle kube-types`) from the Go types of Kubernetes: do not edit.\n\n")
	b.WriteString("/** One type a line: its name, then its fields in Go's order. How they are written is told in kube-schema.ts. */\n")
	b.WriteString("export const kubeTypes = `\n")
	for _, n := range sorted {
		b.WriteString(strings.TrimRight(n+" "+names[n], " ") + "\n")
	}
	b.WriteString("`\n")
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// typeName is a type's name, told apart from Kubernetes' own where OpenShift has another.
func typeName(t reflect.Type) string {
	if strings.HasPrefix(t.PkgPath(), "github.com/openshift/") {
		return "OpenShift" + t.Name()
	}
	return t.Name()
}

// appendFields appends the fields of a struct and of those embedded in it. sigs.k8s.io/yaml does not look into embedded ones for the
// type that a scalar is to have.
func appendFields(t reflect.Type, isEmbedded bool, nameOf func(reflect.Type) string, fields *[]string) {
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		tag := strings.Split(f.Tag.Get("json"), ",")
		if !f.IsExported() || tag[0] == "-" {
			continue
		}
		if f.Anonymous && tag[0] == "" {
			appendFields(f.Type, true, nameOf, fields)
			continue
		}
		name := tag[0]
		if name == "" {
			name = f.Name
		}
		code := name + "=" + goType(f.Type, nameOf)
		for _, o := range tag[1:] {
			switch o {
			case "omitempty":
				code += "?"
			case "omitzero":
				code += "0"
			case "inline":
			default:
				panic("unknown option " + o)
			}
		}
		if strings.Contains(f.Tag.Get("patchStrategy"), "merge") {
			code += "+" + f.Tag.Get("patchMergeKey")
		}
		if isEmbedded {
			code += "~"
		}
		*fields = append(*fields, code)
	}
}

func goType(t reflect.Type, nameOf func(reflect.Type) string) string {
	switch t.String() {
	case "resource.Quantity":
		return "Q"
	case "intstr.IntOrString":
		return "P"
	case "v1.Time", "v1.MicroTime":
		return "T"
	case "v1.FieldsV1", "runtime.RawExtension":
		return "R"
	case "[]uint8":
		return "Y"
	}
	switch t.Kind() {
	case reflect.Pointer:
		return "&" + goType(t.Elem(), nameOf)
	case reflect.Slice:
		return "*" + goType(t.Elem(), nameOf)
	case reflect.Map:
		return "%" + goType(t.Elem(), nameOf)
	case reflect.String:
		return "s"
	case reflect.Bool:
		return "b"
	case reflect.Int32, reflect.Int:
		return "i"
	case reflect.Int64:
		return "l"
	case reflect.Struct:
		return nameOf(t)
	}
	panic(fmt.Sprintf("no code for %v", t))
}
