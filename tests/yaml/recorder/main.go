// Records how Kubernetes reads YAML: fills in the answers of the table it is given.
//
//	go run . ../kubernetes-yaml.json
//
// "documents" are single documents as sigs.k8s.io/yaml reads them, strictly; where the strict reading fails and the plain
// one does not, "lenient" has the latter. "files" are cut into documents first, as kubectl does.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	kubeyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type answer struct {
	Input   string          `json:"input"`
	JSON    json.RawMessage `json:"json,omitempty"`
	Error   string          `json:"error,omitempty"`
	Lenient json.RawMessage `json:"lenient,omitempty"`
}

type file struct {
	Input     string   `json:"input"`
	Documents []answer `json:"documents"`
	Error     string   `json:"error,omitempty"`
}

type table struct {
	Documents []answer `json:"documents"`
	Files     []file   `json:"files"`
}

func ask(text string) answer {
	a := answer{Input: text}
	got, err := yaml.YAMLToJSONStrict([]byte(text))
	if err == nil {
		a.JSON = got
		return a
	}
	a.Error = strings.TrimPrefix(err.Error(), "yaml: ")
	if got, err := yaml.YAMLToJSON([]byte(text)); err == nil {
		a.Lenient = got
	}
	return a
}

func askFile(text string) file {
	f := file{Input: text, Documents: []answer{}}
	r := kubeyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	for {
		doc, err := r.Read()
		if errors.Is(err, io.EOF) {
			return f
		}
		if err != nil {
			f.Error = err.Error()
			return f
		}
		f.Documents = append(f.Documents, ask(string(doc)))
	}
}

func main() {
	raw, err := os.ReadFile(os.Args[1])
	check(err)
	var t table
	check(json.Unmarshal(raw, &t))
	for i := range t.Documents {
		t.Documents[i] = ask(t.Documents[i].Input)
	}
	for i := range t.Files {
		t.Files[i] = askFile(t.Files[i].Input)
	}
	// One row a line, so that a difference reads.
	var out bytes.Buffer
	out.WriteString("{\n\"documents\": [\n")
	rows(&out, t.Documents)
	out.WriteString("],\n\"files\": [\n")
	rows(&out, t.Files)
	out.WriteString("]\n}\n")
	check(os.WriteFile(os.Args[1], out.Bytes(), 0o644))
}

func rows[T any](out *bytes.Buffer, list []T) {
	for i, row := range list {
		var line bytes.Buffer
		e := json.NewEncoder(&line)
		e.SetEscapeHTML(false)
		check(e.Encode(row))
		out.Write(bytes.TrimSpace(line.Bytes()))
		if i < len(list)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
