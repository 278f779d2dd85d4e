// Builds the icon sprite from Lucide (ISC licence). Run it when the list below changes:
//   npm i --no-save lucide-static@1.62.0 && node scripts/icons.mjs
// The output is committed, so that `npm ci` need not fetch 67 MB of icons for the 40 we draw.
import { readFileSync, writeFileSync } from 'node:fs';

const names = `arrow-down arrow-up badge-check chart-line check chevron-down chevron-left chevron-right
circle-alert circle-check circle-dashed circle-question-mark clipboard-list clock download eye eye-off globe house
inbox info key-round layout-list loader-circle log-out map-pin minus pencil-line phone refresh-cw search send
share-2 smartphone store sun-moon triangle-alert a-large-small user-round wifi-off x`
	.split(/\s+/)
	.sort();

const symbols = names.map((name) => {
	const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, 'utf8');
	const body = svg
		.replace(/<!--[\s\S]*?-->/, '')
		.replace(/^[\s\S]*?<svg[\s\S]*?>/, '')
		.replace('</svg>', '')
		.replace(/\s*\n\s*/g, '')
		.replaceAll(' />', '/>');
	return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
});

writeFileSync(
	'src/ui/icon/sprite.svg',
	`<!-- Icons from Lucide 1.62.0, ISC License, (c) Lucide Contributors; parts (c) Cole Bemis (Feather, MIT). Made by scripts/icons.mjs -->\n<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`,
);
writeFileSync(
	'src/ui/icon/names.ts',
	`// Made by scripts/icons.mjs; the names in sprite.svg.\nexport type IconName =\n${names.map((name) => `\t| '${name}'`).join('\n')};\n`,
);
