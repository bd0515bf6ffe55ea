/** Monaco's helper for comparing and linking long texts; it starts only when something asks for it. */
import 'monaco-editor/editor/editor.worker'
