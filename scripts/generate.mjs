// Runs after `npm ci`: makes what is derived from ../schemas. See CONTRIBUTING.md.
