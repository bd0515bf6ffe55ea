export { default } from './light-editor'
