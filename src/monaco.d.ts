/** Monaco's parts are imported for what they do; only the editor's own module has types. */
declare module 'monaco-editor/features/*'
declare module 'monaco-editor/languages/*'
declare module 'monaco-editor/editor/contrib/*'
declare module 'monaco-editor/editor/editor.worker'
declare module 'monaco-editor/nls/lang/zh-cn'
