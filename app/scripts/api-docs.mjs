// Puts the API viewer beside the built portal. Not in static/: the service worker keeps what is
// there on every phone, and this is for people at a desk.
import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const to = here('../build/api/docs');
mkdirSync(to, { recursive: true });
cpSync(here('../api-docs'), to, { recursive: true });
for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE']) {
	cpSync(here(`../node_modules/swagger-ui-dist/${name}`), `${to}/${name}`);
}
